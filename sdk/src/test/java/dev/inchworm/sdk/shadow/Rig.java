// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.Fallback;
import dev.inchworm.sdk.figure.Figures;
import dev.inchworm.sdk.figure.MigrationGauges;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.figure.Op;
import dev.inchworm.sdk.figure.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A pool of shadow reads, and what it counted. */
final class Rig implements AutoCloseable, MigrationMeters {

    static final String ID = "orders-amount";
    static final Duration NEVER = Duration.ofHours(1);

    private static final long PATIENCE_SECONDS = 60;

    final Figures figures = new Figures();
    final ShadowPool pool;
    final ShadowOptions options;
    private final Map<Object, LongAdder> counts = new ConcurrentHashMap<>();

    Rig(ShadowOptions.Builder options) {
        this(options, threads -> threads);
    }

    Rig(ShadowOptions.Builder options, UnaryOperator<ThreadFactory> threads) {
        this.options = options.build();
        this.pool = new ShadowPool(this.options, System::nanoTime, Clock.systemUTC(), threads);
    }

    /** No deadline, no breaker to speak of, and mismatches are read again at once. */
    static ShadowOptions.Builder patient() {
        return ShadowOptions.builder()
                .deadline(NEVER)
                .breakerWindow(10_000)
                .breakerRate(1)
                .recheckDelay(Duration.ofNanos(1));
    }

    static <K, R> BothSides<K, R> sides(KeyedSide<K, R> old, KeyedSide<K, R> fresh) {
        return new BothSides<>(old, fresh);
    }

    <R> ShadowReaderBuilder<R> reader() {
        return ShadowReader.builder(pool, ID, figures, this);
    }

    /** All that was counted, by name. */
    Set<Object> names() {
        return counts.keySet();
    }

    long counted(Object what) {
        LongAdder count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    /** All comparisons, whatever came of them. */
    long compared() {
        long sum = 0;
        for (Comparison each : Comparison.values()) {
            sum += figures.count(each);
        }
        return sum;
    }

    /** Waits until every permit is back. */
    void rest() {
        until(this::isAtRest);
        assertThat(pool.places().availablePermits()).isEqualTo(options.permits());
        assertThat(pool.lane(ID).permitsFree()).isEqualTo(options.permitsOfOne());
    }

    boolean isAtRest() {
        return pool.places().availablePermits() == options.permits()
                && pool.lane(ID).permitsFree() == options.permitsOfOne();
    }

    static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            LockSupport.parkNanos(100_000);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public void call(Op op, Side side, Stage stage, Outcome outcome, long nanos) {
        count(outcome);
    }

    @Override
    public void compared(Comparison result, long nanos) {
        count(result);
    }

    @Override
    public void dropped(Drop reason) {
        count(reason);
    }

    @Override
    public void sampledOut() {
        count("sampled out");
    }

    @Override
    public void fallback(Fallback reason) {
        count(reason);
    }

    @Override
    public void mismatchField(String declaredField) {
        count(declaredField);
    }

    @Override
    public void gauges(MigrationGauges gauges) {}

    private void count(Object what) {
        counts.computeIfAbsent(what, unseen -> new LongAdder()).increment();
    }
}
