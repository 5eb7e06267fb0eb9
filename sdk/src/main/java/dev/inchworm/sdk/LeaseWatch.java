// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Ends leases on time, so that a decision need not ask for the time.
 *
 * <p>A thread of its own, for it must not wait where others wait for a database.
 */
final class LeaseWatch implements Runnable {

    private static final long LOOK_MILLIS_MAX = 100;
    private static final long IDLE_MILLIS = 10_000;

    private final News news;

    LeaseWatch(News news) {
        this.news = news;
    }

    @Override
    public void run() {
        try {
            while (true) {
                watch();
            }
        } catch (InterruptedException closed) {
            // The client was closed.
        }
    }

    private void watch() throws InterruptedException {
        synchronized (news) {
            long now = news.now();
            if (news.hasLeaseEnded(now)) {
                news.tell(now);
            }
            OptionalLong left = news.untilLeaseEnds(now);
            // Looks often where a lease runs: the ticker of a test, or of a machine that slept, does not wake anybody.
            news.wait(
                    left.isEmpty()
                            ? IDLE_MILLIS
                            : Math.min(LOOK_MILLIS_MAX, TimeUnit.NANOSECONDS.toMillis(left.getAsLong()) + 1));
        }
    }
}
