// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that tells nobody when it happens. */
final class Waiter {

    private static final long LOOK_EVERY_MILLIS = 5;

    private Waiter() {}

    /** Whether {@code fact} came true within {@code atMost}; false at once if this thread is interrupted. */
    static boolean until(BooleanSupplier fact, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
