// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Interrupts the thread that set it once its time is up; never after {@link #end}, and never anyone else. */
final class Deadline implements Runnable {

    private static final int RUNNING = 0;
    private static final int ENDED = 1;
    private static final int FIRING = 2;
    private static final int FIRED = 3;

    private final AtomicInteger state = new AtomicInteger(RUNNING);
    private final Thread thread = Thread.currentThread();
    private final Runnable late;
    private Future<?> alarm = CompletableFuture.completedFuture(null);

    private Deadline(Runnable late) {
        this.late = late;
    }

    /** Starts one for the calling thread; {@code late} runs once on the clock's thread when the time is up. */
    static Deadline start(ScheduledExecutorService clock, Duration after, Runnable late) {
        Deadline deadline = new Deadline(late);
        try {
            deadline.alarm = clock.schedule(deadline, after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            deadline.run();
        }
        return deadline;
    }

    @Override
    public void run() {
        if (state.compareAndSet(RUNNING, FIRING)) {
            try {
                thread.interrupt();
            } finally {
                state.set(FIRED);
            }
            late.run();
        }
    }

    /** Ends it; answers whether the time was not up. The calling thread is not interrupted afterwards. */
    boolean end() {
        boolean inTime = state.compareAndSet(RUNNING, ENDED);
        if (inTime) {
            alarm.cancel(false);
        } else {
            while (state.get() != FIRED) {
                Thread.onSpinWait();
            }
        }
        Thread.interrupted();
        return inTime;
    }
}
