// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * How often something took how long: counts by bucket {@code floor(4 * log2(microseconds))}.
 *
 * @param counts by bucket; none is negative
 */
public record Histogram(Map<Integer, Long> counts) {

    /** Nothing was counted. */
    public static final Histogram EMPTY = new Histogram(Map.of());

    private static final double BUCKETS_PER_DOUBLING = 4;

    /** Copies the counts. */
    public Histogram {
        counts = Map.copyOf(counts);
    }

    /** How many were counted. */
    public long samples() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Both together. */
    public Histogram plus(Histogram other) {
        return combined(other, Long::sum);
    }

    /** What was counted since {@code earlier}. */
    public Histogram minus(Histogram earlier) {
        return combined(earlier, (now, then) -> Math.max(0, now - then));
    }

    /** The time within which that share of all stayed: the upper bound of its bucket. Empty without samples. */
    public Optional<Duration> percentile(double share) {
        long rank = (long) Math.ceil(share * samples());
        long seen = 0;
        for (Map.Entry<Integer, Long> each : new TreeMap<>(counts).entrySet()) {
            seen += each.getValue();
            if (seen >= rank && seen > 0) {
                double micros = Math.pow(2, (each.getKey() + 1) / BUCKETS_PER_DOUBLING);
                return Optional.of(Duration.ofNanos((long) (micros * 1_000)));
            }
        }
        return Optional.empty();
    }

    private Histogram combined(Histogram other, LongBinaryOperator both) {
        Map<Integer, Long> result = new TreeMap<>(counts);
        other.counts.forEach(
                (bucket, count) -> result.put(bucket, both.applyAsLong(result.getOrDefault(bucket, 0L), count)));
        result.values().removeIf(count -> count == 0);
        return new Histogram(result);
    }
}
