// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    @Test
    void it_moves_only_when_it_is_moved_in_every_zone() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        SettableClock clock = SettableClock.at(start);
        var inLima = clock.withZone(ZoneId.of("America/Lima"));

        clock.advance(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(start.plusSeconds(3600));
        assertThat(inLima.instant()).isEqualTo(clock.instant());
    }
}
