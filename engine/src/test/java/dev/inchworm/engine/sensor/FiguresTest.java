// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.engine.sensor.Instance.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void a_percentile_is_the_upper_bound_of_its_bucket() {
        Histogram histogram = new Histogram(Map.of(40, 99L, 60, 1L));

        assertThat(histogram.percentile(0.5)).contains(Duration.ofNanos((long) (Math.pow(2, 41 / 4.0) * 1_000)));
        assertThat(histogram.percentile(0.999)).contains(Duration.ofNanos((long) (Math.pow(2, 61 / 4.0) * 1_000)));
        assertThat(Histogram.EMPTY.percentile(0.99)).isEmpty();
    }

    @Test
    void histograms_add_up_and_are_told_apart_again() {
        Histogram one = new Histogram(Map.of(1, 5L, 2, 7L));
        Histogram two = new Histogram(Map.of(2, 1L, 3, 1L));

        assertThat(one.plus(two).samples()).isEqualTo(14);
        assertThat(one.plus(two).minus(one)).isEqualTo(two);
    }

    @Test
    void a_window_holds_what_was_counted_in_it() {
        Reading earlier = reading(NOON, instance("a", Presence.LIVE, 100), instance("b", Presence.LIVE, 50));
        Reading later =
                reading(NOON.plusSeconds(10), instance("a", Presence.LIVE, 130), instance("c", Presence.LIVE, 7));

        Window window = later.since(earlier);

        assertThat(window.length()).isEqualTo(Duration.ofSeconds(10));
        assertThat(window.readsNew()).isEqualTo(37);
    }

    @Test
    void an_instance_that_began_anew_is_counted_from_its_new_start() {
        Reading earlier = reading(NOON, instance("a", Presence.LIVE, 100));
        Reading later = reading(NOON.plusSeconds(10), instance("a", Presence.LIVE, 30));

        assertThat(later.since(earlier).readsNew()).isEqualTo(30);
    }

    @Test
    void silence_is_not_absence() {
        assertThat(Presence.of(Duration.ofSeconds(4), false)).isEqualTo(Presence.LIVE);
        assertThat(Presence.of(Duration.ofSeconds(6), false)).isEqualTo(Presence.SILENT);
        assertThat(Presence.of(Duration.ofSeconds(31), false)).isEqualTo(Presence.GONE);
        assertThat(Presence.of(Duration.ofSeconds(1), true)).isEqualTo(Presence.GONE);
        assertThat(reading(NOON, instance("a", Presence.SILENT, 1)).usersOfOld())
                .hasSize(1);
        assertThat(reading(NOON, instance("a", Presence.GONE, 1)).usersOfOld()).isEmpty();
    }

    private static Reading reading(Instant at, Instance... instances) {
        return new Reading(at, List.of(instances));
    }

    private static Instance instance(String name, Presence presence, long readsNew) {
        Counters counters = new Counters(Map.of("reads_new", readsNew), Map.of());
        return new Instance(
                name,
                "v2",
                1,
                Duration.ZERO,
                presence,
                new Instance.Claims(true, true, false, false),
                new Instance.Origin("", "", Duration.ZERO),
                counters);
    }
}
