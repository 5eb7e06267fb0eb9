// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.engine.sensor.Instance.Presence;
import dev.inchworm.engine.sensor.UsageTable.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageGapTest {

    private static final Instant NOW = Instant.parse("2026-01-08T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private static Instance instance(String name, Duration known, Duration age, boolean audits) {
        return new Instance(
                name,
                "v3",
                9,
                age,
                Presence.of(age, false),
                new Instance.Claims(false, true, false, audits),
                new Instance.Origin("shop", "app", known),
                new Counters(Map.of(), Map.of()));
    }

    private static Coverage coverage(String name, Duration since, Duration at) {
        return new Coverage(name, "v3", 1_000, 10, 0, NOW.minus(since), NOW.minus(at));
    }

    private static Optional<CoverageGap> gap(List<Instance> instances, Coverage... coverage) {
        return CoverageGap.find(new Reading(NOW, instances), List.of(coverage), WEEK);
    }

    @Test
    void an_instance_that_was_watched_for_the_whole_window_leaves_no_gap() {
        assertThat(gap(
                        List.of(instance("a", Duration.ofDays(9), Duration.ZERO, true)),
                        coverage("a", Duration.ofDays(8), Duration.ofSeconds(9))))
                .isEmpty();
    }

    @Test
    void nobody_to_watch_is_a_gap_that_waiting_does_not_close() {
        assertThat(gap(List.of())).contains(new CoverageGap("no instance registers", false));
        assertThat(gap(List.of(instance("a", Duration.ofDays(9), Duration.ofHours(1), true)))
                        .map(CoverageGap::text))
                .contains("no instance registers");
    }

    @Test
    void an_instance_without_an_audit_or_whose_audit_saw_nothing_or_was_gone_around_is_a_gap() {
        List<Instance> silent = List.of(instance("a", Duration.ofDays(9), Duration.ZERO, false));
        List<Instance> audited = List.of(instance("a", Duration.ofDays(9), Duration.ZERO, true));
        Instant longAgo = NOW.minus(Duration.ofDays(8));

        assertThat(gap(silent, coverage("a", Duration.ofDays(8), Duration.ZERO)))
                .hasValueSatisfying(gap -> assertThat(gap.text()).contains("instance a, release v3, does not audit"));
        assertThat(gap(audited))
                .hasValueSatisfying(gap -> assertThat(gap.text()).contains("no statement yet"));
        assertThat(gap(audited, new Coverage("a", "v3", 0, 0, 0, longAgo, NOW)))
                .hasValueSatisfying(gap -> assertThat(gap.text()).contains("no statement yet"));
        assertThat(gap(audited, new Coverage("a", "v3", 100, 0, 2, longAgo, NOW)))
                .hasValueSatisfying(gap -> assertThat(gap.text()).contains("went around its audit"));
        assertThat(gap(audited, coverage("a", Duration.ofDays(8), Duration.ofMinutes(3))))
                .hasValueSatisfying(gap -> assertThat(gap.text()).contains("has told no usage since"));
    }

    @Test
    void a_window_that_is_not_reached_back_to_yet_closes_by_time() {
        assertThat(gap(
                        List.of(instance("a", Duration.ofDays(3), Duration.ZERO, true)),
                        coverage("a", Duration.ofDays(3), Duration.ZERO)))
                .hasValueSatisfying(gap -> assertThat(gap.closesByTime()).isTrue());
        assertThat(gap(
                        List.of(instance("a", Duration.ofDays(9), Duration.ZERO, true)),
                        coverage("a", Duration.ofDays(2), Duration.ZERO)))
                .hasValueSatisfying(gap -> assertThat(gap.text()).contains("is audited only since"));
    }

    @Test
    void a_rolling_deploy_leaves_no_gap_where_each_instance_was_watched_from_its_start() {
        Instance gone = instance("a", Duration.ofDays(9), Duration.ofDays(1), true);
        Instance young = instance("b", Duration.ofDays(1), Duration.ZERO, true);

        assertThat(gap(
                        List.of(gone, young),
                        coverage("a", Duration.ofDays(9), Duration.ofDays(1)),
                        coverage("b", Duration.ofDays(1), Duration.ofSeconds(3))))
                .isEmpty();
        assertThat(gap(
                        List.of(instance("a", Duration.ofDays(9), Duration.ofDays(1), false), young),
                        coverage("b", Duration.ofDays(1), Duration.ofSeconds(3))))
                .as("one that was there in the window, and was not watched")
                .isPresent();
    }
}
