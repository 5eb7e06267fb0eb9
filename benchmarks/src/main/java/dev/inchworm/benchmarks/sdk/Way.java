// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.time.Duration;
import java.util.Locale;

/** How the news of a route reaches a process. */
enum Way {
    /** The database tells. */
    PUSH(Duration.ofSeconds(1), Duration.ofMillis(600)),
    /** The process asks, every five seconds. */
    POLL(Duration.ofSeconds(6), Duration.ofSeconds(5));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Duration limit;
    private final Duration pauseMax;

    Way(Duration limit, Duration pauseMax) {
        this.limit = limit;
        this.pauseMax = pauseMax;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What 99 of 100 processes must stay under. */
    Duration limit() {
        return limit;
    }

    /** When a process that said nothing counts as lost. */
    Duration patience() {
        return PATIENCE;
    }

    /** Time between two changes, so that they do not follow the pace of those who ask; {@code share} from 0 to 1. */
    Duration pause(double share) {
        return Duration.ofNanos((long) (share * pauseMax.toNanos()));
    }
}
