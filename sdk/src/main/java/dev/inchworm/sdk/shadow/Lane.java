// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import dev.inchworm.sdk.figure.Drop;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The part of the pool that one migration may use: its permits, its queue, its breaker.
 *
 * <p>A shadow read holds one permit of the lane and one of the pool from {@link #admit} until {@link #release}, which
 * it calls when its work has really ended, however late. Threads share it.
 */
final class Lane {

    /** Shadow reads made before a worker lets another lane have its turn. */
    private static final int TURN = 8;

    /**
     * One worker that has run out of work looks again for about half a second before it goes: to wake a thread costs a
     * caller more than a microsecond, to leave one in the queue of a worker that naps a tenth of one.
     */
    private static final int NAPS_MAX = 100;

    /** The first naps are short, so that a steady stream waits no longer than this for its worker. */
    private static final int SHORT_NAPS = 10;

    private static final long SHORT_NAP_NANOS = 1_000_000;
    private static final long LONG_NAP_NANOS = 5_000_000;

    private static final int SHUTDOWN = -1;
    private static final int BREAKER_OPEN = -2;
    private static final int SATURATED = -3;
    private static final int QUEUE_FULL = -4;

    private final ShadowPool pool;
    private final Semaphore permits;
    private final Queue<ShadowTask<?, ?>> waiting;
    private final Set<ShadowTask<?, ?>> delayed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger workers = new AtomicInteger();
    private final AtomicBoolean isNapping = new AtomicBoolean();
    private final int workersMax;
    private final Runnable turn = this::work;
    private final Breaker breaker;
    private final MismatchSamples samples;

    Lane(ShadowPool pool, ShadowOptions options) {
        this.pool = pool;
        this.permits = new Semaphore(options.permitsOfOne());
        this.waiting = new ArrayBlockingQueue<>(options.permitsOfOne());
        this.workersMax = options.threadsOfOne();
        this.breaker = new Breaker(options.breakerWindow(), options.breakerRate(), options.breakerPause(), pool::nanos);
        this.samples = new MismatchSamples(options.mismatchesKept());
    }

    Breaker breaker() {
        return breaker;
    }

    ScheduledThreadPoolExecutor clock() {
        return pool.clock();
    }

    MismatchSamples samples() {
        return samples;
    }

    int permitsFree() {
        return permits.availablePermits();
    }

    int depth() {
        return waiting.size() + delayed.size();
    }

    /**
     * Asks for permits; allocates nothing and takes no lock unless the breaker is just opening or closing.
     *
     * @return the breaker's period; or, below 0, what {@link #reason} explains
     */
    int admit() {
        if (pool.isClosed()) {
            return SHUTDOWN;
        }
        if (breaker.refuses()) {
            return BREAKER_OPEN;
        }
        if (!permits.tryAcquire()) {
            return SATURATED;
        }
        if (!pool.places().tryAcquire()) {
            permits.release();
            return QUEUE_FULL;
        }
        int period = breaker.enter();
        if (period == Breaker.REFUSED) {
            release();
            return BREAKER_OPEN;
        }
        return period;
    }

    /** Why {@link #admit} refused. */
    static Drop reason(int refusal) {
        return switch (refusal) {
            case SHUTDOWN -> Drop.SHUTDOWN;
            case BREAKER_OPEN -> Drop.BREAKER_OPEN;
            case QUEUE_FULL -> Drop.QUEUE_FULL;
            default -> Drop.SATURATED;
        };
    }

    void release() {
        pool.places().release();
        permits.release();
    }

    /** Takes one that holds its permits; there is room, for there are no more permits than places in the queue. */
    void submit(ShadowTask<?, ?> task) {
        waiting.add(task);
        try {
            if (!isNapping.get()) {
                startWorker();
            }
        } catch (Throwable noWorker) {
            // It is in the queue: the next worker takes it, and it must not be given back twice.
            return;
        }
    }

    /** As {@link #submit}, after some time. */
    void submitLater(ShadowTask<?, ?> task, Duration delay) {
        boolean isDelayed = false;
        boolean isScheduled = false;
        try {
            isDelayed = delayed.add(task);
            isScheduled = !pool.clock()
                    .schedule(() -> due(task), delay.toNanos(), TimeUnit.NANOSECONDS)
                    .isCancelled();
        } catch (RejectedExecutionException closing) {
            isScheduled = false;
        } finally {
            if (!isDelayed) {
                task.drop(Drop.SATURATED);
            } else if (!isScheduled || pool.isClosed()) {
                dropDelayed(task);
            }
        }
    }

    /** Drops all that wait; those that run end by themselves. */
    void dropAll() {
        dropWaiting();
        delayed.forEach(this::dropDelayed);
    }

    private void due(ShadowTask<?, ?> task) {
        if (delayed.remove(task)) {
            submit(task);
        }
    }

    private void dropDelayed(ShadowTask<?, ?> task) {
        if (delayed.remove(task)) {
            task.drop(Drop.SHUTDOWN);
        }
    }

    private void dropWaiting() {
        Drop reason = pool.isClosed() ? Drop.SHUTDOWN : Drop.SATURATED;
        for (ShadowTask<?, ?> task = waiting.poll(); task != null; task = waiting.poll()) {
            task.drop(reason);
        }
    }

    private void startWorker() {
        int now = workers.get();
        while (now < workersMax && !workers.compareAndSet(now, now + 1)) {
            now = workers.get();
        }
        if (now < workersMax) {
            giveTurn();
        }
    }

    /**
     * Hands the turn to a thread; without one, for a thread may not start, what waits is dropped unless others work.
     */
    private void giveTurn() {
        try {
            pool.workers().execute(turn);
        } catch (Throwable noThread) {
            if (workers.decrementAndGet() == 0) {
                dropWaiting();
            }
        }
    }

    private void work() {
        boolean isTurnOver = false;
        try {
            isTurnOver = takeTurn();
        } finally {
            if (isTurnOver) {
                giveTurn();
            } else {
                workers.decrementAndGet();
                if (!waiting.isEmpty()) {
                    startWorker();
                }
            }
        }
    }

    /** Answers whether it ended for another lane's sake, and not for want of work. */
    private boolean takeTurn() {
        for (int i = 0; i < TURN || !pool.hasTurnsWaiting(); i++) {
            ShadowTask<?, ?> task = next();
            if (task == null) {
                return false;
            }
            if (pool.isClosed()) {
                task.drop(Drop.SHUTDOWN);
            } else {
                pool.run(task);
            }
        }
        return true;
    }

    private @Nullable ShadowTask<?, ?> next() {
        ShadowTask<?, ?> task = waiting.poll();
        if (task != null || !isNapping.compareAndSet(false, true)) {
            return task;
        }
        try {
            for (int i = 0; i < NAPS_MAX && waiting.isEmpty() && !pool.isClosed() && !pool.hasTurnsWaiting(); i++) {
                LockSupport.parkNanos(this, i < SHORT_NAPS ? SHORT_NAP_NANOS : LONG_NAP_NANOS);
                Thread.interrupted();
            }
        } finally {
            isNapping.set(false);
        }
        // Looked at after the flag is down: who added one while it was up has woken nobody.
        task = waiting.poll();
        if (!waiting.isEmpty()) {
            startWorker();
        }
        return task;
    }
}
