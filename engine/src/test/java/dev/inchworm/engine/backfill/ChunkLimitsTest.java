// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkLimitsTest {

    @ParameterizedTest
    @CsvSource({"500, 200", "500, 400", "5, 200", "50, 10", "5000, 200"})
    void a_chunk_and_its_lock_timeout_stay_within_half_of_the_deadlock_timeout(long most, long wanted) {
        ChunkLimits limits = ChunkLimits.of(Duration.ofMillis(most), Duration.ofMillis(wanted));

        assertThat(limits.timeouts().statement().plus(limits.timeouts().lock()))
                .isLessThanOrEqualTo(Duration.ofMillis(most));
        assertThat(limits.timeouts().lock()).isBetween(Duration.ofMillis(1), Duration.ofMillis(100));
        assertThat(limits.target())
                .isLessThan(limits.timeouts().statement())
                .isLessThanOrEqualTo(Duration.ofMillis(wanted));
    }
}
