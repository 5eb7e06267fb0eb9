// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.micrometer;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.concurrent.TimeUnit;

/** The meters under the names that teams already have on their dashboards. */
@SuppressWarnings("EnumOrdinal") // a place in an array of this process, nothing that is kept
final class KnownNames {

    static final double P99 = 0.99;

    private final MeterRegistry registry;
    private final String migration;
    private final Counter match;
    private final Counter divergence;
    private final Counter newSideError;
    private final Counter other;
    private final Counter[] writeFailures = new Counter[Outcome.values().length];

    KnownNames(MeterRegistry registry, String migration) {
        this.registry = registry;
        this.migration = migration;
        this.match = shadowRead("match");
        this.divergence = shadowRead("divergence");
        this.newSideError = shadowRead("new_side_error");
        this.other = shadowRead(Names.OTHER);
        for (Outcome outcome : new Outcome[] {Outcome.ERROR, Outcome.TIMEOUT}) {
            writeFailures[outcome.ordinal()] = Counter.builder(Names.DUAL_WRITE_FAILURES)
                    .tags("entity_type", migration, "reason", outcome.label())
                    .register(registry);
        }
        Gauge.builder(Names.MISMATCH_RATE, this, KnownNames::mismatchRate)
                .tag("migration", migration)
                .strongReference(true)
                .register(registry);
    }

    void compared(Comparison result) {
        switch (result) {
            case MATCH, ERROR_MATCH -> match.increment();
            case MISMATCH_CONFIRMED -> divergence.increment();
            case ERROR_MISMATCH -> newSideError.increment();
            case MISMATCH_TRANSIENT, IGNORED, COMPARE_FAILED -> other.increment();
        }
    }

    /** A write that failed while both sides are written; what is written then is one transaction. */
    void wrote(Stage stage, Outcome outcome) {
        if (outcome != Outcome.SUCCESS && stage.writesOld() && stage.writesNew()) {
            writeFailures[outcome.ordinal()].increment();
        }
    }

    void latency(Side side, Timer reads) {
        Gauge.builder(Names.P99_LATENCY, reads, KnownNames::p99)
                .tags("migration", migration, "side", side.label())
                .strongReference(true)
                .register(registry);
    }

    private Counter shadowRead(String result) {
        return Counter.builder(Names.SHADOW_READ)
                .tags("migration", migration, "result", result)
                .register(registry);
    }

    private double mismatchRate() {
        double judged = match.count() + divergence.count();
        return judged == 0 ? 0 : divergence.count() / judged;
    }

    private static double p99(Timer reads) {
        for (ValueAtPercentile value : reads.takeSnapshot().percentileValues()) {
            if (value.percentile() == P99) {
                return value.value(TimeUnit.SECONDS);
            }
        }
        return Double.NaN;
    }
}
