// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkSizeTest {

    private static final Duration TARGET = Duration.ofMillis(200);

    @Test
    void it_grows_by_at_most_half() {
        assertThat(new ChunkSize(1_000, TARGET).after(Duration.ofMillis(1)).rows())
                .isEqualTo(1_500);
    }

    @Test
    void it_shrinks_at_once() {
        assertThat(new ChunkSize(1_000, TARGET).after(Duration.ofSeconds(2)).rows())
                .isEqualTo(100);
    }

    @Test
    void it_stays_within_its_bounds() {
        assertThat(new ChunkSize(ChunkSize.ROWS_MAX, TARGET)
                        .after(Duration.ZERO)
                        .rows())
                .isEqualTo(ChunkSize.ROWS_MAX);
        assertThat(new ChunkSize(1, TARGET).after(Duration.ofHours(1)).rows()).isEqualTo(ChunkSize.ROWS_MIN);
        assertThat(new ChunkSize(1, TARGET).halved().rows()).isEqualTo(ChunkSize.ROWS_MIN);
    }
}
