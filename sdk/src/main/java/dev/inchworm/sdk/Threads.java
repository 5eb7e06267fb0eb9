// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The client's own threads, all daemons, and their end. */
final class Threads {

    private final Duration closeTimeout;
    private final List<Thread> running = new ArrayList<>();
    private boolean isClosed;

    Threads(Duration closeTimeout) {
        this.closeTimeout = closeTimeout;
    }

    synchronized void start(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        running.add(thread);
        thread.start();
    }

    /**
     * Half of the time is for the last report, the rest for everything else to end; what has not ended by then is left
     * behind as a daemon.
     */
    synchronized void close(Reporter reporter, Runnable rest) {
        if (isClosed) {
            return;
        }
        isClosed = true;
        long start = System.nanoTime();
        boolean wasInterrupted = Thread.interrupted();
        try {
            reporter.finish();
            reporter.awaitEnd(closeTimeout.toNanos() / 2);
            Thread closing = new Thread(null, rest, "inchworm-close", 0, false);
            closing.setDaemon(true);
            closing.start();
            running.forEach(Thread::interrupt);
            running.add(closing);
            for (Thread each : running) {
                long left = closeTimeout.toNanos() - (System.nanoTime() - start);
                if (left > 0 && each != Thread.currentThread()) {
                    TimeUnit.NANOSECONDS.timedJoin(each, left);
                }
            }
        } catch (InterruptedException e) {
            wasInterrupted = true;
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
