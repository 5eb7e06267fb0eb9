// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The threads of a process that make shadow reads; one per client.
 *
 * <p>Daemon threads named {@code inchworm-shadow-n}, started with the first reader. They have no thread-locals of
 * whoever started them, so nothing that hangs on a thread (transaction, session, request) reaches a shadow read. Of
 * threads and queue one migration gets half. Not isolated by threads alone: give shadow reads connections of their own,
 * see {@link ShadowDataSource}.
 *
 * <p>Threads share it.
 */
public final class ShadowPool implements AutoCloseable {

    private final ShadowOptions options;
    private final LongSupplier ticker;
    private final Clock time;
    private final Semaphore places;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor clock;
    private final AtomicInteger active = new AtomicInteger();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private volatile boolean isClosed;

    /** A pool without threads yet. */
    public ShadowPool(ShadowOptions options) {
        this(options, System::nanoTime, Clock.systemUTC(), threads -> threads);
    }

    ShadowPool(ShadowOptions options, LongSupplier ticker, Clock time, UnaryOperator<ThreadFactory> threads) {
        this.options = options;
        this.ticker = ticker;
        this.time = time;
        this.places = new Semaphore(options.permits());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        AtomicInteger count = new AtomicInteger();
        this.workers = new ThreadPoolExecutor(
                options.threads(),
                options.threads(),
                0,
                TimeUnit.SECONDS,
                // Holds turns of lanes, fewer than there are permits.
                new LinkedBlockingQueue<>(),
                threads.apply(work -> new Worker(work, "inchworm-shadow-" + count.incrementAndGet(), loader)));
        this.clock = new ScheduledThreadPoolExecutor(
                1, threads.apply(work -> new Worker(work, "inchworm-shadow-clock", loader)));
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Whether the calling thread makes shadow reads: then nothing of a caller's transaction may be used. */
    public static boolean isShadowThread() {
        return Thread.currentThread() instanceof Worker;
    }

    /** Shadow reads that wait for a thread, or to be read again. */
    public int queueDepth() {
        return lanes.values().stream().mapToInt(Lane::depth).sum();
    }

    /** Shadow reads that may wait. */
    public int queueCapacity() {
        return options.queue();
    }

    /** Threads that make a shadow read now, hung ones among them. */
    public int activeThreads() {
        return active.get();
    }

    /**
     * Drops what waits, gives what runs half of the close timeout to end, interrupts it, and returns at the latest when
     * the close timeout is up. Later offers are dropped. May be called more than once.
     */
    @Override
    public void close() {
        isClosed = true;
        workers.shutdown();
        lanes.values().forEach(Lane::dropAll);
        try {
            long half = isShadowThread() ? 0 : options.closeTimeout().toNanos() / 2;
            if (!workers.awaitTermination(half, TimeUnit.NANOSECONDS)) {
                workers.shutdownNow();
                workers.awaitTermination(half, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            clock.shutdownNow();
            lanes.values().forEach(Lane::dropAll);
        }
    }

    ShadowOptions options() {
        return options;
    }

    /** Runs one on the calling worker, and counts that worker as active. */
    void run(ShadowTask<?, ?> task) {
        active.incrementAndGet();
        try {
            task.run();
        } finally {
            active.decrementAndGet();
        }
    }

    /** The lane of that migration. Starts the threads, so that no caller of a read has to. */
    Lane lane(String migration) {
        try {
            workers.prestartAllCoreThreads();
        } catch (Throwable noThread) {
            // Tried again with each shadow read, which is dropped and counted while there is no thread.
            isClosed |= workers.isShutdown();
        }
        return lanes.computeIfAbsent(migration, unseen -> new Lane(this, options));
    }

    Semaphore places() {
        return places;
    }

    ExecutorService workers() {
        return workers;
    }

    /** Whether some lane waits for a thread. */
    boolean hasTurnsWaiting() {
        return !workers.getQueue().isEmpty();
    }

    ScheduledThreadPoolExecutor clock() {
        return clock;
    }

    Clock time() {
        return time;
    }

    long nanos() {
        return ticker.getAsLong();
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Inherits no thread-local, and its class loader from whoever made the pool. */
    private static final class Worker extends Thread {

        private Worker(Runnable work, String name, ClassLoader loader) {
            super(null, work, name, 0, false);
            setDaemon(true);
            setContextClassLoader(loader);
        }
    }
}
