// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogSamplesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final LogSamples samples = new LogSamples();

    @Test
    void lag_is_the_age_of_the_newest_position_that_was_replayed() {
        samples.add(0, 100);
        samples.add(SECOND, 200);
        samples.add(2 * SECOND, 300);

        assertThat(samples.lag(2 * SECOND, 300)).contains(Duration.ZERO);
        assertThat(samples.lag(2 * SECOND, 250)).contains(Duration.ofSeconds(1));
        assertThat(samples.lag(2 * SECOND, 100)).contains(Duration.ofSeconds(2));
    }

    @Test
    void a_position_older_than_every_sample_has_no_known_lag() {
        samples.add(0, 100);

        assertThat(samples.lag(SECOND, 99)).isEmpty();
        assertThat(samples.reach(SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void an_idle_primary_makes_no_lag() {
        for (int i = 0; i < 50; i++) {
            samples.add(i * SECOND, 100);
        }

        assertThat(samples.lag(49 * SECOND, 100)).contains(Duration.ZERO);
    }

    @Test
    void samples_are_bounded_and_the_oldest_go_first() {
        for (int i = 0; i < 5_000; i++) {
            samples.add(i * SECOND / 1_000, i);
        }
        assertThat(samples.lag(5 * SECOND, 4_999)).isPresent();
        assertThat(samples.reach(5 * SECOND)).isEqualTo(Duration.ofSeconds(5));
    }
}
