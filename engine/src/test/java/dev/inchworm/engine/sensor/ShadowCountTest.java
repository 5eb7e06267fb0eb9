// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.engine.sensor.Instance.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShadowCountTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static Reading reading(int second, Instance... instances) {
        return new Reading(NOON.plusSeconds(second), List.of(instances));
    }

    private static Instance instance(String name, long compared, long divergences) {
        return instance(name, Map.of("shadow_compared", compared, "divergences", divergences));
    }

    private static Instance instance(String name, Map<String, Long> counts) {
        return new Instance(
                name,
                "v1",
                1,
                Duration.ZERO,
                Presence.LIVE,
                new Instance.Claims(true, true, true, false),
                new Instance.Origin("", "", Duration.ZERO),
                new Counters(counts, Map.of()));
    }

    @Test
    void what_was_told_before_the_window_does_not_count_and_new_instances_count_whole() {
        ShadowCount count = ShadowCount.from(reading(0, instance("a", 1_000, 900)))
                .plus(reading(5, instance("a", 1_010, 901), instance("b", 5, 1)));

        assertThat(count.compared()).isEqualTo(15);
        assertThat(count.divergences()).isEqualTo(2);
        assertThat(count.length()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void an_instance_that_began_anew_or_went_loses_nothing() {
        ShadowCount count = ShadowCount.from(reading(0, instance("a", 0, 0)))
                .plus(reading(1, instance("a", 50, 5)))
                .plus(reading(2, instance("a", 10, 0)))
                .plus(reading(3))
                .plus(reading(4, instance("a", 60, 7)));

        assertThat(count.compared()).isEqualTo(110);
        assertThat(count.divergences()).isEqualTo(12);
    }

    @Test
    void divergences_of_an_instance_that_does_not_tell_what_it_compared_are_no_share_of_anything() {
        ShadowCount count = ShadowCount.from(reading(0)).plus(reading(1, instance("old", Map.of("divergences", 9L))));

        assertThat(count.divergences()).isZero();
        assertThat(count.share()).isZero();
    }
}
