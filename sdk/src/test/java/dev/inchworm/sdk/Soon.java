// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do. */
final class Soon {

    private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(30);

    private Soon() {}

    /** Returns once it holds; fails the test if that takes half a minute. */
    static void holds(BooleanSupplier fact) {
        long end = System.nanoTime() + NANOS_MAX;
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("did not come about within 30 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
