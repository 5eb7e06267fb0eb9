// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.micrometer;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.Fallback;
import dev.inchworm.sdk.figure.MigrationGauges;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.figure.Op;
import dev.inchworm.sdk.figure.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToDoubleFunction;

/** The meters of one migration, held. */
@SuppressWarnings("EnumOrdinal") // a place in an array of this process, nothing that is kept
final class MicrometerMigration implements MigrationMeters {

    private static final int SIDES = Side.values().length;
    private static final int STAGES = Stage.values().length;
    private static final int OUTCOMES = Outcome.values().length;

    private final MeterRegistry registry;
    private final Tags tags;
    private final AtomicReferenceArray<Counter> calls =
            new AtomicReferenceArray<>(Op.values().length * SIDES * STAGES * OUTCOMES);
    private final Timer[] durations = new Timer[Op.values().length * SIDES];
    private final Counter[] compared = new Counter[Comparison.values().length];
    private final Counter[] dropped = new Counter[Drop.values().length];
    private final Counter[] fallbacks = new Counter[Fallback.values().length];
    private final Counter sampledOut;
    private final Timer compareDuration;
    private final Map<String, Counter> fields = new ConcurrentHashMap<>();
    private final KnownNames known;

    MicrometerMigration(MeterRegistry registry, String migration, boolean isHistogram) {
        this.registry = registry;
        this.tags = Tags.of("migration", migration);
        this.known = new KnownNames(registry, migration);
        for (Comparison result : Comparison.values()) {
            compared[result.ordinal()] = counter(Names.COMPARE, "result", result.label());
        }
        for (Drop reason : Drop.values()) {
            dropped[reason.ordinal()] = counter(Names.SHADOW_DROPPED, "reason", reason.label());
        }
        for (Fallback reason : Fallback.values()) {
            fallbacks[reason.ordinal()] = counter(Names.READ_FALLBACK, "reason", reason.label());
        }
        sampledOut = Counter.builder(Names.SHADOW_SAMPLED_OUT).tags(tags).register(registry);
        compareDuration = Timer.builder(Names.COMPARE_DURATION)
                .tags(tags)
                .publishPercentileHistogram(isHistogram)
                .register(registry);
        for (Side side : Side.values()) {
            durations[index(Op.WRITE, side)] = duration(Op.WRITE, side, isHistogram);
            durations[index(Op.READ, side)] = duration(Op.READ, side, isHistogram);
            known.latency(side, durations[index(Op.READ, side)]);
        }
    }

    @Override
    public void call(Op op, Side side, Stage stage, Outcome outcome, long nanos) {
        int index = (index(op, side) * STAGES + stage.ordinal()) * OUTCOMES + outcome.ordinal();
        Counter held = calls.get(index);
        if (held == null) {
            held = registered(op, side, stage, outcome);
            calls.set(index, held);
        }
        held.increment();
        if (nanos >= 0) {
            durations[index(op, side)].record(nanos, TimeUnit.NANOSECONDS);
        }
        if (op == Op.WRITE) {
            known.wrote(stage, outcome);
        }
    }

    @Override
    public void compared(Comparison result, long nanos) {
        compared[result.ordinal()].increment();
        known.compared(result);
        if (nanos >= 0) {
            compareDuration.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void dropped(Drop reason) {
        dropped[reason.ordinal()].increment();
    }

    @Override
    public void sampledOut() {
        sampledOut.increment();
    }

    @Override
    public void fallback(Fallback reason) {
        fallbacks[reason.ordinal()].increment();
    }

    @Override
    public void mismatchField(String declaredField) {
        Counter held = fields.get(declaredField);
        if (held == null) {
            String name = fields.size() >= MicrometerMeters.NAMES_MAX ? Names.OTHER : declaredField;
            held = fields.computeIfAbsent(name, field -> counter(Names.MISMATCH_FIELDS, "field", field));
        }
        held.increment();
    }

    @Override
    public void gauges(MigrationGauges gauges) {
        gauge(Names.STAGE, gauges, MigrationGauges::stage);
        gauge(Names.RAMP, gauges, MigrationGauges::rampBp);
        gauge(Names.KILL, gauges, MigrationGauges::kill);
        gauge(Names.CONFIG_VERSION, gauges, MigrationGauges::configVersion);
        gauge(Names.SHADOW_QUEUE_DEPTH, gauges, MigrationGauges::queueDepth);
        gauge(Names.SHADOW_QUEUE_CAPACITY, gauges, MigrationGauges::queueCapacity);
        gauge(Names.SHADOW_ACTIVE_THREADS, gauges, MigrationGauges::activeThreads);
        Gauge.builder(Names.CONFIG_AGE, gauges, MigrationGauges::configAgeSeconds)
                .tags(tags)
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    private void gauge(String name, MigrationGauges gauges, ToDoubleFunction<MigrationGauges> value) {
        Gauge.builder(name, gauges, value).tags(tags).strongReference(true).register(registry);
    }

    private Counter counter(String name, String tag, String value) {
        return Counter.builder(name).tags(tags).tag(tag, value).register(registry);
    }

    private Counter registered(Op op, Side side, Stage stage, Outcome outcome) {
        return Counter.builder(Names.CALLS)
                .tags(tags)
                .tags("op", op.label(), "side", side.label(), "stage", stage.label(), "outcome", outcome.label())
                .register(registry);
    }

    /** Reads keep their 99th percentile of the last minutes, for the gauge that teams know. */
    private Timer duration(Op op, Side side, boolean isHistogram) {
        Timer.Builder timer = Timer.builder(Names.CALL_DURATION)
                .tags(tags)
                .tags("op", op.label(), "side", side.label())
                .publishPercentileHistogram(isHistogram);
        return (op == Op.READ ? timer.publishPercentiles(KnownNames.P99) : timer).register(registry);
    }

    private static int index(Op op, Side side) {
        return op.ordinal() * SIDES + side.ordinal();
    }
}
