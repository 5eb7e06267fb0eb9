// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where the primary's log was at which time: enough to tell how old a replica's position is. */
final class LogSamples {

    private static final int SAMPLES_MAX = 1_200;
    private static final long SPACING_NANOS = 100_000_000L;

    private final Deque<Sample> newestFirst = new ArrayDeque<>();

    /** Where the log was at one time. */
    record Sample(long nanoTime, long written) {}

    /** Keeps a sample; those that follow too closely on one another are thinned out. */
    void add(long nanoTime, long written) {
        Sample newest = newestFirst.pollFirst();
        Sample before = newestFirst.peekFirst();
        if (newest != null && (before == null || newest.nanoTime() - before.nanoTime() >= SPACING_NANOS)) {
            newestFirst.addFirst(newest);
        }
        newestFirst.addFirst(new Sample(nanoTime, written));
        while (newestFirst.size() > SAMPLES_MAX) {
            newestFirst.removeLast();
        }
    }

    /** The age of the newest sample that {@code replayed} has reached, or empty if it has reached none. */
    Optional<Duration> lag(long nanoTime, long replayed) {
        return newestFirst.stream()
                .filter(sample -> sample.written() <= replayed)
                .findFirst()
                .map(sample -> Duration.ofNanos(Math.max(0, nanoTime - sample.nanoTime())));
    }

    /** The time since the oldest sample: a lag that is not known is at least this. */
    Duration reach(long nanoTime) {
        Sample oldest = newestFirst.peekLast();
        return oldest == null ? Duration.ZERO : Duration.ofNanos(nanoTime - oldest.nanoTime());
    }
}
