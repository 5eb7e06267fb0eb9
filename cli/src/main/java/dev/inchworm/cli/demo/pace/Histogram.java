// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.pace;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts durations in buckets that are about 3 % wide; threads may share it. */
public final class Histogram {
    private static final int PARTS = 32;
    private static final int BUCKETS = PARTS * 40;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private final AtomicLong max = new AtomicLong();
    private final AtomicLong count = new AtomicLong();

    /** Adds a duration. */
    public void add(long nanoseconds) {
        long microseconds = Math.max(1, nanoseconds / 1_000);
        counts.incrementAndGet(bucket(microseconds));
        count.incrementAndGet();
        max.accumulateAndGet(microseconds, Math::max);
    }

    private static int bucket(long microseconds) {
        int octave = 63 - Long.numberOfLeadingZeros(microseconds);
        int part = (int) (((microseconds - (1L << octave)) * PARTS) >>> octave);
        return Math.min(BUCKETS - 1, octave * PARTS + part);
    }

    /** How many durations were added. */
    public long count() {
        return count.get();
    }

    /** The duration that {@code percent} of all stay below, in milliseconds; 0 without any. */
    public double percentile(double percent) {
        long wanted = (long) Math.ceil(count() * percent / 100);
        long seen = 0;
        for (int bucket = 0; bucket < BUCKETS && wanted > 0; bucket++) {
            seen += counts.get(bucket);
            if (seen >= wanted) {
                double low = Math.scalb(1.0, bucket / PARTS) * (1 + bucket % PARTS / (double) PARTS);
                double high = low + Math.scalb(1.0, bucket / PARTS) / PARTS;
                return Math.min((low + high) / 2, (double) max.get()) / 1_000;
            }
        }
        return 0;
    }

    /** The longest duration in milliseconds. */
    public double max() {
        return max.get() / 1_000.0;
    }
}
