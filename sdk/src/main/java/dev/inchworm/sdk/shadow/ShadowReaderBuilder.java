// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.sdk.compare.Comparators;
import dev.inchworm.sdk.compare.SideComparator;
import dev.inchworm.sdk.figure.Figures;
import dev.inchworm.sdk.figure.MigrationMeters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Collects how reads of one kind are made in the dark and compared; not for sharing between threads.
 *
 * <p>What the application hands in here runs on workers, {@link #snapshot} apart; what it throws is counted and reaches
 * nobody.
 *
 * @param <R> what a read returns
 */
public final class ShadowReaderBuilder<R> {

    private final ShadowPool pool;
    private final String migration;
    private final Figures figures;
    private final MigrationMeters meters;
    private final List<ShadowListener> listeners = new ArrayList<>();
    private Supplier<Stage> stage = () -> Stage.SHADOW;
    private SideComparator<R> comparator = Comparators.equality();
    private BiPredicate<@Nullable R, @Nullable R> known = (old, fresh) -> false;
    private BiPredicate<Throwable, Throwable> sameErrors = (old, fresh) -> old.getClass() == fresh.getClass();
    private Optional<BiFunction<@Nullable R, @Nullable R, String>> reveal = Optional.empty();
    private UnaryOperator<R> snapshot = UnaryOperator.identity();
    private BooleanSupplier isInTransaction = () -> false;
    private ContextSnapshot context;
    private Duration deadline;
    private double sample;
    private double calibration;

    ShadowReaderBuilder(ShadowPool pool, String migration, Figures figures, MigrationMeters meters) {
        this.pool = pool;
        this.migration = migration;
        this.figures = figures;
        this.meters = meters;
        this.context = pool.options().context();
        this.deadline = pool.options().deadline();
        this.sample = pool.options().sample();
    }

    private ShadowReaderBuilder(ShadowReaderBuilder<R> from) {
        this(from.pool, from.migration, from.figures, from.meters);
        listeners.addAll(from.listeners);
        stage = from.stage;
        comparator = from.comparator;
        known = from.known;
        sameErrors = from.sameErrors;
        reveal = from.reveal;
        snapshot = from.snapshot;
        isInTransaction = from.isInTransaction;
        context = from.context;
        deadline = from.deadline;
        sample = from.sample;
        calibration = from.calibration;
    }

    /** The stage that meters are tagged with; shadow unless something else is said. */
    public ShadowReaderBuilder<R> stage(Supplier<Stage> now) {
        stage = now;
        return this;
    }

    /** When two answers are equal; by {@code equals} unless something else is said. */
    public ShadowReaderBuilder<R> comparator(SideComparator<R> compares) {
        comparator = compares;
        return this;
    }

    /** Which differences are known and wanted: old and new answer, true for one that is counted as ignored. */
    public ShadowReaderBuilder<R> ignoring(BiPredicate<@Nullable R, @Nullable R> difference) {
        known = difference;
        return this;
    }

    /** When both sides failed alike; by the same class unless something else is said. */
    public ShadowReaderBuilder<R> sameErrors(BiPredicate<Throwable, Throwable> same) {
        sameErrors = same;
        return this;
    }

    /**
     * Takes a copy of an answer that the caller may change after it was served; runs on the caller's thread, only for
     * reads that are made in the dark. If it throws, the caller's read goes on and the shadow read is not made.
     */
    public ShadowReaderBuilder<R> snapshot(UnaryOperator<R> copy) {
        snapshot = copy;
        return this;
    }

    /**
     * Writes down something of two answers that differ, old and new, into {@link Mismatch#detail}.
     *
     * <p>Without this nothing of a row leaves the comparison. What it returns is kept in memory and handed to
     * listeners: it must hold nothing that may not be read there.
     */
    public ShadowReaderBuilder<R> reveal(BiFunction<@Nullable R, @Nullable R, String> text) {
        reveal = Optional.of(text);
        return this;
    }

    /** Also tells this one of mismatches. */
    public ShadowReaderBuilder<R> listener(ShadowListener listener) {
        listeners.add(listener);
        return this;
    }

    /** What goes along to the workers; as the pool says unless something else is said. */
    public ShadowReaderBuilder<R> context(ContextSnapshot carried) {
        context = carried;
        return this;
    }

    /**
     * Whether a transaction is bound to the calling thread, asked on the worker before each read; if so, the read is
     * refused. With Spring: {@code TransactionSynchronizationManager::isActualTransactionActive}.
     */
    public ShadowReaderBuilder<R> refuseIn(BooleanSupplier transaction) {
        isInTransaction = transaction;
        return this;
    }

    /** Time for one read in the dark, then for one comparison; as the pool says unless something else is said. */
    public ShadowReaderBuilder<R> deadline(Duration time) {
        deadline = ShadowOptions.Builder.positive("deadline", time);
        return this;
    }

    /**
     * Share of the offered reads that are made in the dark, 0 to 1; as the pool says unless something else is said.
     *
     * <p>Thrown anew for every read, by dice that know nothing of keys: so it is independent of which keys a percentage
     * sends to the new side, and in time every key is seen.
     */
    public ShadowReaderBuilder<R> sample(double share) {
        sample = ShadowOptions.Builder.share("sample", share);
        return this;
    }

    /**
     * Share of the sampled reads, 0 to 1, in which the old side is compared with itself and the new one left alone; 0
     * unless something else is said. It counts only in {@link ShadowReader#noiseFloor}.
     */
    public ShadowReaderBuilder<R> calibration(double share) {
        calibration = ShadowOptions.Builder.share("calibration", share);
        return this;
    }

    /** The reader; starts the pool's threads. The builder may be used on. */
    public ShadowReader<R> build() {
        return new ShadowReader<>(new ShadowReaderBuilder<>(this));
    }

    ShadowPool pool() {
        return pool;
    }

    String migration() {
        return migration;
    }

    Counts counts() {
        return new Counts(migration, figures, meters, stage, LoggerFactory.getLogger(ShadowReader.class));
    }

    Judgement<R> judgement() {
        return new Judgement<>(comparator, known, sameErrors, reveal);
    }

    List<ShadowListener> listeners() {
        return listeners;
    }

    UnaryOperator<R> snapshots() {
        return snapshot;
    }

    ContextSnapshot context() {
        return context;
    }

    Duration deadline() {
        return deadline;
    }

    boolean isInTransaction() {
        return isInTransaction.getAsBoolean();
    }

    double sampled() {
        return sample;
    }

    double calibrated() {
        return calibration;
    }
}
