// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Access;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.figure.Op;
import dev.inchworm.sdk.figure.Outcome;
import dev.inchworm.sdk.figure.Presence;
import dev.inchworm.sdk.figure.Trigger;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Shows that every figure lands in the meter that is named after it. */
class MicrometerMetersTest {

    private static final String ID = "orders-total-minor";

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerMeters meters = MicrometerMeters.of(registry);
    private final MigrationMeters migration = meters.migration(ID);

    @Test
    void a_call_is_counted_with_its_side_stage_and_outcome() {
        migration.call(Op.READ, Side.NEW, Stage.LIVE, Outcome.TIMEOUT, -1);
        migration.call(Op.READ, Side.NEW, Stage.LIVE, Outcome.TIMEOUT, -1);

        assertThat(registry.get("inchworm.calls")
                        .tags("migration", ID, "op", "read", "side", "new", "stage", "live", "outcome", "timeout")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void only_timed_calls_are_in_the_durations() {
        migration.call(Op.READ, Side.OLD, Stage.LIVE, Outcome.SUCCESS, -1);
        migration.call(
                Op.READ,
                Side.OLD,
                Stage.LIVE,
                Outcome.SUCCESS,
                Duration.ofMillis(3).toNanos());

        assertThat(registry.get("inchworm.call.duration")
                        .tags("op", "read", "side", "old")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("inchworm.call.duration")
                        .tags("op", "read", "side", "old")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(3);
    }

    @Test
    void reads_have_a_percentile_of_each_side_in_seconds() {
        for (int read = 0; read < 200; read++) {
            migration.call(
                    Op.READ,
                    Side.NEW,
                    Stage.LIVE,
                    Outcome.SUCCESS,
                    Duration.ofMillis(100).toNanos());
        }

        assertThat(registry.get("p99.latency").tags("side", "new").gauge().value())
                .isBetween(0.09, 0.11);
        assertThat(registry.get("p99.latency").tags("side", "old").gauge().value())
                .isZero();
    }

    @Test
    void divergence_is_what_was_confirmed_as_a_share_of_what_was_judged() {
        for (int read = 0; read < 3; read++) {
            migration.compared(Comparison.MATCH, -1);
        }
        migration.compared(Comparison.MISMATCH_CONFIRMED, 1_000);
        migration.compared(Comparison.MISMATCH_TRANSIENT, 1_000);
        migration.compared(Comparison.ERROR_MISMATCH, 1_000);

        assertThat(registry.get("mismatch.rate").gauge().value()).isEqualTo(0.25);
        assertThat(shadowReads("match")).isEqualTo(3);
        assertThat(shadowReads("divergence")).isEqualTo(1);
        assertThat(shadowReads("new_side_error")).isEqualTo(1);
        assertThat(shadowReads("other")).isEqualTo(1);
        assertThat(registry.get("inchworm.compare.duration").timer().count()).isEqualTo(3);
    }

    @Test
    void a_write_that_fails_counts_as_failed_dual_write_only_while_both_sides_are_written() {
        migration.call(Op.WRITE, Side.OLD, Stage.OFF, Outcome.ERROR, -1);
        migration.call(Op.WRITE, Side.NEW, Stage.COMPLETE, Outcome.ERROR, -1);
        migration.call(Op.WRITE, Side.OLD, Stage.DUALWRITE, Outcome.SUCCESS, -1);
        migration.call(Op.WRITE, Side.OLD, Stage.DUALWRITE, Outcome.ERROR, -1);

        assertThat(registry.get("migration.dual.write.failures")
                        .tags("entity_type", ID, "reason", "error")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void gauges_are_asked_whenever_the_registry_is() {
        migration.gauges(new SomeGauges());

        assertThat(registry.get("inchworm.stage").tags("migration", ID).gauge().value())
                .isEqualTo(3);
        assertThat(registry.get("inchworm.config.age").gauge().value()).isEqualTo(1.5);
        assertThat(registry.get("inchworm.shadow.queue.depth").gauge().value()).isEqualTo(2);
    }

    @Test
    void a_capability_is_one_zero_or_minus_one() {
        meters.capability("orders", "currency", Presence.UNKNOWN);
        assertThat(registry.get("inchworm.capability").gauge().value()).isEqualTo(-1);

        meters.capability("orders", "currency", Presence.PRESENT);
        assertThat(registry.get("inchworm.capability")
                        .tags("table", "orders", "column", "currency")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void what_degraded_is_told_by_endpoint() {
        meters.degraded("orders", "currency", "GET /orders");
        meters.degraded("orders", "currency");

        assertThat(registry.get("inchworm.capability.degraded")
                        .tags("endpoint", "GET /orders")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("inchworm.capability.degraded")
                        .tags("endpoint", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void refreshes_are_told_apart_by_trigger_and_outcome() {
        meters.refreshed(Trigger.NOTIFY, true);
        meters.refreshed(Trigger.POLL, false);

        assertThat(refreshes("notify", "success")).isEqualTo(1);
        assertThat(refreshes("poll", "error")).isEqualTo(1);
        assertThat(refreshes("poll", "success")).isZero();
    }

    @Test
    void columns_and_fields_beyond_the_limit_count_as_others() {
        for (int name = 0; name < MicrometerMeters.NAMES_MAX + 10; name++) {
            meters.touched("orders", "column" + name, Access.READ);
            migration.mismatchField("field" + name);
        }

        assertThat(registry.find("inchworm.audit.touches").counters()).hasSize(MicrometerMeters.NAMES_MAX + 1);
        assertThat(registry.get("inchworm.audit.touches")
                        .tags("column", "other")
                        .counter()
                        .count())
                .isEqualTo(10);
        assertThat(registry.find("inchworm.mismatch.fields").counters()).hasSize(MicrometerMeters.NAMES_MAX + 1);
    }

    @Test
    void a_meter_is_looked_up_once_and_then_held() {
        AtomicInteger lookups = new AtomicInteger();
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                lookups.incrementAndGet();
                return id;
            }
        });
        exercise();
        int first = lookups.get();

        for (int round = 0; round < 1_000; round++) {
            exercise();
        }

        assertThat(first).isPositive();
        assertThat(lookups).hasValue(first);
    }

    private void exercise() {
        migration.call(Op.READ, Side.OLD, Stage.LIVE, Outcome.SUCCESS, 1_000);
        migration.call(Op.WRITE, Side.NEW, Stage.LIVE, Outcome.ERROR, -1);
        migration.compared(Comparison.MATCH, 1_000);
        migration.mismatchField("currency");
        migration.sampledOut();
        meters.touched("orders", "total_amount", Access.READ);
        meters.degraded("orders", "currency");
        meters.capability("orders", "currency", Presence.PRESENT);
        meters.refreshed(Trigger.POLL, true);
        assertThat(meters.migration(ID)).isSameAs(migration);
    }

    private double shadowReads(String result) {
        return registry.get("migration.shadow.read")
                .tags("result", result)
                .counter()
                .count();
    }

    private double refreshes(String trigger, String outcome) {
        return registry.get("inchworm.config.refresh")
                .tags("trigger", trigger, "outcome", outcome)
                .counter()
                .count();
    }
}
