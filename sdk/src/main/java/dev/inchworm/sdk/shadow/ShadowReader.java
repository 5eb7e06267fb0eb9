// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Figures;
import dev.inchworm.sdk.figure.MigrationMeters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes reads of the new side in the dark, compares them with what the old side answered, and counts.
 *
 * <p>The old side is read by the caller, on its own thread, and its answer is served whatever the new side does.
 * Nothing here throws into the caller, waits for the new side, or touches the caller's interrupt flag. What is not made
 * because there are too many is dropped and counted; that costs no allocation.
 *
 * <p>On the caller's thread run only: the dice for sampling, the permits, the counters, and, for a read that is made,
 * the declared {@link ShadowReaderBuilder#snapshot} and {@link ContextSnapshot#capture}. Everything else runs on the
 * pool.
 *
 * <p>Only for reads: the new side may be asked after the caller has gone on, and both sides more than once.
 *
 * <p>Threads share it.
 *
 * @param <R> what a read returns
 */
public final class ShadowReader<R> {

    private static final int NOT_ADMITTED = -1;
    private static final double DICE = 1L << 31;

    private final ShadowReaderBuilder<R> setup;
    private final ShadowPool pool;
    private final Lane lane;
    private final Counts counts;
    private final Judgement<R> judgement;
    private final Noise noise = new Noise();
    private final long sampledBelow;
    private final long calibratedBelow;

    ShadowReader(ShadowReaderBuilder<R> setup) {
        this.setup = setup;
        this.pool = setup.pool();
        this.lane = pool.lane(setup.migration());
        this.counts = setup.counts();
        this.judgement = setup.judgement();
        this.sampledBelow = (long) (setup.sampled() * DICE);
        this.calibratedBelow = (long) (setup.calibrated() * DICE);
    }

    /**
     * Starts one for reads of one kind; several may share a migration, its permits and its breaker.
     *
     * @param migration the migration's id
     * @param figures where this process counts what it reports
     * @param meters where the application's monitoring counts
     */
    public static <R> ShadowReaderBuilder<R> builder(
            ShadowPool pool, String migration, Figures figures, MigrationMeters meters) {
        return new ShadowReaderBuilder<>(pool, migration, figures, meters);
    }

    /**
     * Offers a read that the old side has answered. Never throws, never blocks.
     *
     * @param keyHash stands for the key in mismatches
     * @param key what both sides are read by; not kept once the comparison has ended
     * @param control the old side's answer; null where it had none
     */
    public <K> void offer(long keyHash, K key, @Nullable R control, BothSides<K, R> sides) {
        int period = admit();
        if (period >= 0) {
            handOver(period, keyHash, key, control, sides);
        }
    }

    /** As {@link #offer(long, Object, Object, BothSides)}, when the old side answered by throwing {@code control}. */
    public <K> void offerFailed(long keyHash, K key, Throwable control, BothSides<K, R> sides) {
        int period = admit();
        if (period >= 0) {
            handOver(period, keyHash, key, new Answer.Failed(control), sides);
        }
    }

    /** As {@link #offer(long, Object, Object, BothSides)}, where both reads know their key. */
    public void offer(long keyHash, @Nullable R control, SideRead<R> rereadOld, SideRead<R> candidate) {
        int period = admit();
        if (period >= 0) {
            handOver(period, keyHash, true, control, BothSides.of(rereadOld, candidate));
        }
    }

    /**
     * Makes the old read on the calling thread, offers it, and answers or throws exactly what it did.
     *
     * @param control reads the old side; read again on a worker when answers differ
     * @param candidate reads the new side
     */
    public @Nullable R read(long keyHash, SideRead<R> control, SideRead<R> candidate) throws Exception {
        R value;
        try {
            value = control.read();
        } catch (Exception thrown) {
            int period = admit();
            if (period >= 0) {
                handOver(period, keyHash, true, new Answer.Failed(thrown), BothSides.of(control, candidate));
            }
            throw thrown;
        }
        offer(keyHash, value, control, candidate);
        return value;
    }

    /** The latest confirmed mismatches and those where only one side failed, so many of each kind, oldest first. */
    public List<Mismatch> mismatches() {
        return lane.samples().all();
    }

    /** What calibration has found so far; see {@link ShadowReaderBuilder#calibration}. */
    public NoiseFloor noiseFloor() {
        return noise.floor();
    }

    /** Whether shadow reads of this migration are suspended because the new side fails or is late too often. */
    public boolean isSuspended() {
        return lane.breaker().refuses();
    }

    /** Sampling first: a read that is not sampled touches nothing that threads share but a counter. */
    private int admit() {
        try {
            if (ThreadLocalRandom.current().nextInt() >>> 1 >= sampledBelow) {
                counts.sampledOut();
                return NOT_ADMITTED;
            }
            int period = lane.admit();
            if (period < 0) {
                counts.dropped(Lane.reason(period));
            }
            return period;
        } catch (Throwable thrown) {
            counts.sayOnce("offer", thrown);
            return NOT_ADMITTED;
        }
    }

    private <K> void handOver(int period, long keyHash, K key, @Nullable Object control, BothSides<K, R> sides) {
        try {
            ShadowTask<K, R> task = new ShadowTask<>(this, period, keyHash, key, snapshot(control), sides);
            task.carry(setup.context().capture());
            lane.submit(task);
        } catch (Throwable thrown) {
            lane.breaker().gaveUp(period);
            lane.release();
            counts.compared(Comparison.COMPARE_FAILED, -1);
            counts.sayOnce("snapshot or context", thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object snapshot(@Nullable Object control) {
        return control == null || control instanceof Answer.Failed
                ? control
                : setup.snapshots().apply((R) control);
    }

    /** Counts a verdict; on a worker, or on the clock's thread when something was late. */
    void record(Verdict verdict, long keyHash, long nanos, boolean calibrates) {
        if (calibrates) {
            noise.record(verdict);
            return;
        }
        counts.compared(verdict.result(), nanos);
        boolean isConfirmed = verdict.result() == Comparison.MISMATCH_CONFIRMED;
        if (isConfirmed) {
            counts.differing(verdict.fields());
        }
        if (isConfirmed || verdict.isMismatch() || verdict.result() == Comparison.ERROR_MISMATCH) {
            Mismatch mismatch = mismatch(verdict, keyHash);
            if (!verdict.isMismatch()) {
                lane.samples().add(mismatch);
            }
            tell(mismatch);
        }
    }

    private Mismatch mismatch(Verdict verdict, long keyHash) {
        return new Mismatch(
                pool.time().instant(),
                setup.migration(),
                MismatchSamples.hash(setup.migration(), keyHash),
                verdict.result(),
                verdict.fields(),
                verdict.detail());
    }

    private void tell(Mismatch mismatch) {
        for (ShadowListener listener : setup.listeners()) {
            try {
                listener.mismatch(mismatch);
            } catch (VirtualMachineError fatal) {
                counts.sayOnce("listener", fatal);
                throw fatal;
            } catch (Throwable thrown) {
                counts.sayOnce("listener", thrown);
            }
        }
    }

    /**
     * A second fence behind the worker's lack of thread-locals: context that was carried along may hold a transaction.
     */
    void refuseCallersTransaction() {
        if (setup.isInTransaction()) {
            throw new IllegalStateException("a shadow read would run inside a transaction of the application");
        }
    }

    boolean calibratesNow() {
        return calibratedBelow > 0 && ThreadLocalRandom.current().nextInt() >>> 1 < calibratedBelow;
    }

    Lane lane() {
        return lane;
    }

    Counts counts() {
        return counts;
    }

    Judgement<R> judgement() {
        return judgement;
    }

    Duration deadline() {
        return setup.deadline();
    }

    Duration recheckDelay() {
        return pool.options().recheckDelay();
    }

    int rechecks() {
        return pool.options().rechecks();
    }
}
