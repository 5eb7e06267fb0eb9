// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Reads that are handed over faster than they are made, and the wait until the last of them is made. */
final class Burst {

    /** Fewer than one migration may have waiting, so that none is dropped. */
    static final int READS = 64;

    private static final long REST_NANOS = 50_000;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final AtomicLong made = new AtomicLong();
    private long handedOver;

    /** Counts a read of the new side; any thread. */
    void made() {
        made.incrementAndGet();
    }

    /** Says that so many reads were handed over. */
    void handOver(int reads) {
        handedOver += reads;
    }

    /** Waits until all reads that were handed over are made; an error if one was dropped. */
    void drain() {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (made.get() < handedOver) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("%d of %d reads were made".formatted(made.get(), handedOver));
            }
            Thread.onSpinWait();
        }
        rest();
    }

    /** Long enough for a thread without work to fall asleep. */
    static void rest() {
        LockSupport.parkNanos(REST_NANOS);
    }
}
