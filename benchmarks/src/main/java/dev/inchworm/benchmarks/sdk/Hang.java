// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A side that does not answer, as a driver without a socket timeout: an interrupt does not wake it. */
final class Hang implements AutoCloseable {

    private final CountDownLatch end = new CountDownLatch(1);

    /** Waits until this is ended. */
    void forEver() {
        forAtMost(Duration.ofDays(1));
    }

    /** Waits that long, or until this is ended. */
    void forAtMost(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        boolean interrupted = false;
        boolean isWaiting = true;
        while (isWaiting) {
            try {
                end.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                isWaiting = false;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets everybody go on. */
    void end() {
        end.countDown();
    }

    @Override
    public void close() {
        end();
    }
}
