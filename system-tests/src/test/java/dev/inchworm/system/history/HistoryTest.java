// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs random histories; every one is determined by its seed. {@code -Dhistory.seed=N} runs one alone,
 * {@code -Dhistory.from=N} and {@code -Dhistory.count=N} others than the usual ones.
 */
class HistoryTest {

    private static final int COUNT = 200;
    private static final int SOAK_COUNT = 10_000;
    private static final int FAULTY_COUNT = 60;

    @Test
    void two_hundred_random_histories_lose_nothing_and_reach_every_cell() throws SQLException {
        Coverage coverage = new Coverage();
        Long alone = Long.getLong("history.seed");
        if (alone != null) {
            run(alone, 1, coverage);
            return;
        }

        int count = Integer.getInteger("history.count", COUNT);
        run(Long.getLong("history.from", 1), count, coverage);

        print(coverage);
        if (count >= COUNT) {
            assertThat(coverage.missing()).isEmpty();
        }
    }

    @Test
    @Tag("soak")
    void ten_thousand_random_histories_lose_nothing() throws SQLException {
        Coverage coverage = new Coverage();

        run(1_000_000, SOAK_COUNT, coverage);

        print(coverage);
        assertThat(coverage.missing()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_naive_sync_is_found_out(Fault fault) {
        assertThatThrownBy(() -> {
                    try (Arena arena = new Arena()) {
                        for (long seed = 1; seed <= FAULTY_COUNT; seed++) {
                            run(arena, seed, fault, new Coverage());
                        }
                    }
                })
                .hasCauseInstanceOf(Wrong.class);
    }

    private static void run(long from, int count, Coverage coverage) throws SQLException {
        try (Arena arena = new Arena()) {
            for (long seed = from; seed < from + count; seed++) {
                run(arena, seed, Fault.NONE, coverage);
            }
        }
    }

    private static void run(Arena arena, long seed, Fault fault, Coverage coverage) throws SQLException {
        try (History history = new History(arena, seed, fault, coverage)) {
            history.run();
        }
    }

    /** The one thing this test says when all is well. */
    private static void print(Coverage coverage) {
        java.util.logging.Logger.getLogger(HistoryTest.class.getName())
                .info(() -> System.lineSeparator() + coverage.table());
    }
}
