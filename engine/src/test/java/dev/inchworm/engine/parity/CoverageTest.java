// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private final Coverage coverage = new Coverage();

    @Test
    void nothing_judged_covers_nothing() {
        assertThat(coverage.isWhole()).isFalse();
    }

    @Test
    void a_chain_that_is_open_at_both_ends_is_whole() {
        coverage.judged(KeyRange.ALL.to(key("5")));
        coverage.judged(coverage.rest().to(key("9")));
        assertThat(coverage.isWhole()).isFalse();

        coverage.judged(coverage.rest());

        assertThat(coverage.isWhole()).isTrue();
        assertThat(coverage.chunks()).isEqualTo(3);
    }

    @Test
    void a_gap_an_overlap_and_a_second_end_are_refused() {
        coverage.judged(KeyRange.ALL.to(key("5")));

        assertThatThrownBy(() -> coverage.judged(KeyRange.ALL.from(key("6"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> coverage.judged(KeyRange.ALL)).isInstanceOf(IllegalStateException.class);
        coverage.judged(coverage.rest());
        assertThatThrownBy(() -> coverage.judged(coverage.rest())).isInstanceOf(IllegalStateException.class);
    }

    private static Key key(String value) {
        return new Key(Optional.of(value).stream().toList());
    }
}
