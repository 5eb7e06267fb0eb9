// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OracleTest {
    private static final long KEY = 7;

    private final Oracle oracle = new Oracle(10, key -> Value.of(key * 100));
    private final RowHistory history = oracle.history(KEY);

    @Test
    void a_loaded_row_reads_as_it_was_loaded() {
        oracle.read(KEY, history, 0, seen(0, 700));

        assertThat(oracle.verdict().isClean()).isTrue();
    }

    @Test
    void a_read_older_than_the_last_acknowledged_write_is_wrong() {
        oracle.acknowledge(KEY, history, 1, Effect.total(5));

        oracle.read(KEY, history, history.acknowledged(), seen(0, 700));

        assertThat(oracle.verdict().wrong()).isOne();
    }

    @Test
    void a_read_of_a_write_that_is_acknowledged_later_is_judged_then() {
        oracle.read(KEY, history, 0, seen(2, 9));
        oracle.acknowledge(KEY, history, 2, Effect.total(9));
        oracle.acknowledge(KEY, history, 1, Effect.total(5));

        oracle.settleAll();

        assertThat(oracle.verdict().isClean()).isTrue();
    }

    @Test
    void a_read_of_a_version_that_nobody_wrote_is_wrong() {
        oracle.read(KEY, history, 0, seen(1, 700));

        oracle.settleAll();

        assertThat(oracle.verdict().wrong()).isOne();
    }

    @Test
    void two_writes_with_one_version_mean_that_one_is_lost() {
        oracle.acknowledge(KEY, history, 1, Effect.total(5));
        oracle.acknowledge(KEY, history, 1, Effect.total(6));

        assertThat(oracle.verdict().lost()).isOne();
    }

    @Test
    void old_code_leaves_the_currency_as_new_code_wrote_it() {
        oracle.acknowledge(KEY, history, 1, Effect.total(5, "EUR"));
        oracle.acknowledge(KEY, history, 2, Effect.total(6));

        assertThat(history.at(2)).contains(new Value(6, "EUR", true));
    }

    @Test
    void a_deleted_row_that_is_read_again_is_wrong() {
        oracle.beginRemoval(KEY);
        oracle.acknowledge(KEY, history, 1, Effect.delete());

        oracle.read(KEY, history, history.acknowledged(), seen(0, 700));

        assertThat(oracle.verdict().wrong()).isOne();
    }

    @Test
    void a_row_that_nothing_removed_must_be_found() {
        oracle.read(KEY, history, 0, Optional.empty());
        oracle.absent(KEY);

        assertThat(oracle.verdict().wrong()).isOne();
        assertThat(oracle.verdict().lost()).isOne();
    }

    @Test
    void a_moved_row_keeps_its_history_under_its_new_key() {
        oracle.beginRemoval(KEY);
        oracle.acknowledgeMove(KEY, 20, history, 1);

        oracle.read(20, oracle.history(20), 1, seen(1, 700));
        oracle.read(KEY, history, 1, Optional.empty());

        assertThat(oracle.verdict().isClean()).isTrue();
    }

    private static Optional<Seen> seen(long version, long total) {
        return Optional.of(new Seen(version, OptionalLong.of(total), Optional.empty()));
    }
}
