// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.session;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** The one place that waits. A test's waiter moves a clock instead. */
@FunctionalInterface
public interface Waiter {

    /**
     * Waits about that long; less if woken.
     *
     * @throws CancellationException if the thread is interrupted; its interrupt flag is set again
     */
    void pause(Duration time);

    /** Waits on the real clock. */
    static Waiter real() {
        return time -> {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while waiting");
            }
        };
    }
}
