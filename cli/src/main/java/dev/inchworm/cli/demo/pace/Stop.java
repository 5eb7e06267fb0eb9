// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.pace;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells threads to end, and lets them pause until then.
 *
 * <p>Threads share it.
 */
public final class Stop {
    private final CountDownLatch latch = new CountDownLatch(1);

    /** Ends every pause, now and from now on. */
    public void now() {
        latch.countDown();
    }

    /** Whether it is time to end. */
    public boolean isNow() {
        return latch.getCount() == 0;
    }

    /** Pauses; true if it is time to end. An interrupt counts as that. */
    public boolean within(Duration pause) {
        try {
            return latch.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
