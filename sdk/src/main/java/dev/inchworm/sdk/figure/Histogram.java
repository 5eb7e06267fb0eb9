// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often something took how long, by bucket {@code floor(4 * log2(microseconds))}.
 *
 * <p>Each bucket is 19 % wider than the one before, and histograms of many instances are added bucket by bucket.
 * Threads share it.
 */
final class Histogram {

    /** Up to 2^40 microseconds: 12 days. */
    static final int BUCKETS = 160;

    private static final int TOP_BIT = 62;
    private static final long[] QUARTERS = {
        (long) (Math.pow(2, 0.25) * (1L << TOP_BIT)),
        (long) (Math.pow(2, 0.5) * (1L << TOP_BIT)),
        (long) (Math.pow(2, 0.75) * (1L << TOP_BIT))
    };

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    void add(long nanos) {
        counts.incrementAndGet(bucket(nanos));
    }

    long count(int bucket) {
        return counts.get(bucket);
    }

    /** Without floating point: the octave is the highest bit, the quarter is found by comparing the rest. */
    static int bucket(long nanos) {
        long micros = Math.max(1, nanos / 1_000);
        int octave = 63 - Long.numberOfLeadingZeros(micros);
        long normal = micros << (TOP_BIT - octave);
        int quarter = normal < QUARTERS[1] ? (normal < QUARTERS[0] ? 0 : 1) : (normal < QUARTERS[2] ? 2 : 3);
        return Math.min(BUCKETS - 1, 4 * octave + quarter);
    }
}
