// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.change.Settings;
import dev.inchworm.engine.sensor.Measured.Unreadable;
import dev.inchworm.engine.sensor.Measured.Value;
import dev.inchworm.engine.sensor.StopSignals.Sensor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopSignalsTest {

    private final StopSignals signals = new StopSignals(Settings.defaults(), Set.of());

    @Test
    void what_is_absent_is_told_and_neither_raised_nor_passed() {
        assertThat(signals.first(Vitals.absent())).isEmpty();
        assertThat(signals.standings(Vitals.absent()))
                .isNotEmpty()
                .allMatch(each -> each.state().startsWith("absent"));
    }

    @Test
    void a_required_sensor_that_cannot_be_read_is_raised() {
        StopSignals strict = new StopSignals(Settings.defaults(), Set.of(Sensor.SYNC));

        assertThat(strict.first(Vitals.absent().withSync(new Unreadable<>("no answer"))))
                .hasValueSatisfying(signal -> assertThat(signal.name()).isEqualTo("sync"));
        assertThat(strict.first(Vitals.absent().withSync(new Value<>("intact"))))
                .isEmpty();
    }

    @Test
    void a_sync_that_is_not_intact_is_raised() {
        assertThat(name(Vitals.absent().withSync(new Value<>("the trigger is disabled"))))
                .contains("sync");
    }

    @Test
    void failing_reads_of_the_new_side_are_raised_above_their_share() {
        assertThat(name(counted(Map.of("reads_new", 1_000L, "errors_new", 11L))))
                .contains("read-errors");
        assertThat(name(counted(Map.of("reads_new", 1_000L, "errors_new", 10L))))
                .isEmpty();
    }

    @Test
    void reads_of_the_new_side_that_old_answered_count_as_errors_and_not_twice() {
        assertThat(name(counted(Map.of("reads_new", 1_000L, "errors_new", 6L, "fallbacks", 11L))))
                .contains("read-errors");
        assertThat(name(counted(Map.of("reads_new", 1_000L, "errors_new", 6L, "fallbacks", 6L))))
                .isEmpty();
    }

    @Test
    void shadow_reads_are_judged_on_those_that_were_compared() {
        assertThat(name(counted(Map.of("reads_old", 100_000L, "divergences", 6L, "shadow_compared", 1_000L))))
                .contains("shadow-divergence");
        assertThat(name(counted(Map.of("reads_old", 100_000L, "divergences", 6L))))
                .as("an instance that does not tell how many it compared")
                .isEmpty();
        assertThat(name(counted(Map.of("reads_old", 100_000L, "divergences", 1L, "shadow_compared", 1_000L))))
                .isEmpty();
    }

    @Test
    void one_failure_among_few_reads_is_not_enough_and_five_are() {
        assertThat(name(counted(Map.of("reads_new", 9L, "errors_new", 1L)))).isEmpty();
        assertThat(name(counted(Map.of("reads_new", 9L, "errors_new", 5L)))).contains("read-errors");
    }

    @Test
    void a_slow_new_side_is_raised_once_there_are_enough_samples() {
        assertThat(name(timed(100, 40, 46))).contains("read-p99");
        assertThat(name(timed(100, 40, 42))).isEmpty();
        assertThat(name(timed(50, 40, 60))).isEmpty();
    }

    @Test
    void slow_writes_are_held_against_the_idle_figure() {
        Counters writes = new Counters(Map.of(), Map.of("writes_us", new Histogram(Map.of(44, 500L))));
        Vitals vitals = Vitals.absent().withWindow(new Value<>(new Window(Duration.ofSeconds(5), writes)));

        assertThat(name(vitals)).isEmpty();
        assertThat(name(vitals.withIdleWriteP99(new Value<>(Duration.ofNanos(100_000)))))
                .contains("write-p99");
    }

    @Test
    void a_divergence_a_broken_sample_and_a_late_replica_are_raised() {
        assertThat(name(Vitals.absent().withRecorded(new Value<>(1L), new Value<>(0L))))
                .contains("divergences");
        assertThat(name(Vitals.absent().withDrift(new Value<>(1L)))).contains("corruption");
        Replicas.Standing late = new Replicas.Standing(
                "replica", Optional.of(Duration.ofSeconds(31)), Optional.of(1L), Optional.empty());
        assertThat(name(Vitals.absent().withReplicas(new Value<>(List.of(late)))))
                .contains("replica-lag");
    }

    @Test
    void a_measurement_is_made_twice_before_it_counts_as_failed() {
        AtomicInteger calls = new AtomicInteger();

        Measured<Integer> measured = Measured.by(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("cut");
            }
            return 7;
        });

        assertThat(measured.value()).contains(7);
    }

    private Optional<String> name(Vitals vitals) {
        return signals.first(vitals).map(StopSignal::name);
    }

    private static Vitals counted(Map<String, Long> counts) {
        return Vitals.absent()
                .withWindow(new Value<>(new Window(Duration.ofSeconds(5), new Counters(counts, Map.of()))));
    }

    private static Vitals timed(long samples, int oldBucket, int newBucket) {
        Map<String, Histogram> times = Map.of(
                "reads_old_us", new Histogram(Map.of(oldBucket, samples)),
                "reads_new_us", new Histogram(Map.of(newBucket, samples)));
        return Vitals.absent()
                .withWindow(new Value<>(new Window(Duration.ofSeconds(5), new Counters(Map.of(), times))));
    }
}
