// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Access;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.Fallback;
import dev.inchworm.sdk.figure.Meters;
import dev.inchworm.sdk.figure.MigrationGauges;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.figure.Op;
import dev.inchworm.sdk.figure.Outcome;
import dev.inchworm.sdk.figure.Presence;
import dev.inchworm.sdk.figure.Trigger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * The shop's own monitoring of its shadow reads, all instances together, those that are gone among them.
 *
 * <p>Threads share it.
 */
final class Shadows implements Meters, MigrationMeters {
    private final Map<Comparison, LongAdder> compared = new EnumMap<>(Comparison.class);
    private final LongAdder dropped = new LongAdder();
    private final LongAdder fallbacks = new LongAdder();

    Shadows() {
        for (Comparison each : Comparison.values()) {
            compared.put(each, new LongAdder());
        }
    }

    private LongAdder of(Comparison result) {
        return Objects.requireNonNull(compared.get(result));
    }

    private long sum(Comparison result) {
        return of(result).sum();
    }

    ShadowCount count() {
        long all = 0;
        for (Comparison each : Comparison.values()) {
            all += sum(each);
        }
        return new ShadowCount(
                all,
                sum(Comparison.MISMATCH_CONFIRMED),
                sum(Comparison.MISMATCH_TRANSIENT),
                sum(Comparison.ERROR_MISMATCH) + sum(Comparison.ERROR_MATCH) + sum(Comparison.COMPARE_FAILED),
                dropped.sum(),
                fallbacks.sum());
    }

    @Override
    public MigrationMeters migration(String id) {
        return this;
    }

    @Override
    public void compared(Comparison result, long nanos) {
        of(result).increment();
    }

    @Override
    public void dropped(Drop reason) {
        dropped.increment();
    }

    @Override
    public void fallback(Fallback reason) {
        if (reason != Fallback.MISSING) {
            fallbacks.increment();
        }
    }

    @Override
    public void call(Op op, Side side, Stage stage, Outcome outcome, long nanos) {}

    @Override
    public void sampledOut() {}

    @Override
    public void mismatchField(String declaredField) {}

    @Override
    public void gauges(MigrationGauges gauges) {}

    @Override
    public void refreshed(Trigger trigger, boolean isOk) {}

    @Override
    public void capability(String table, String column, Presence presence) {}

    @Override
    public void degraded(String table, String column) {}

    @Override
    public void touched(String table, String column, Access access) {}

    @Override
    public void usageDropped() {}
}
