// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that grow twofold up to a bound, each with jitter, so that two who met do not meet again. */
final class BackOff {

    private static final long FIRST_MILLIS = 10;
    private static final long PAUSE_MILLIS_MAX = 2_000;

    private long millis = FIRST_MILLIS;

    /** The next pause: between half of its length and all of it. */
    Duration next() {
        long bound = millis;
        millis = Math.min(PAUSE_MILLIS_MAX, millis * 2);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound / 2, bound + 1));
    }

    /** Begins anew. */
    void reset() {
        millis = FIRST_MILLIS;
    }
}
