// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.util.HashMap;
import java.util.Map;

/**
 * What applications have counted, as one instance since its start or as several in a window.
 *
 * @param counts by name, as {@code reads_new}
 * @param times by name, as {@code reads_new_us}
 */
public record Counters(Map<String, Long> counts, Map<String, Histogram> times) {

    /** Nothing was counted. */
    public static final Counters NONE = new Counters(Map.of(), Map.of());

    /** Copies the maps. */
    public Counters {
        counts = Map.copyOf(counts);
        times = Map.copyOf(times);
    }

    /** A count, 0 if it was never told. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** A histogram, empty if it was never told. */
    public Histogram time(String name) {
        return times.getOrDefault(name, Histogram.EMPTY);
    }

    /** Both together. */
    public Counters plus(Counters other) {
        Map<String, Long> sums = new HashMap<>(counts);
        other.counts.forEach((name, count) -> sums.merge(name, count, Long::sum));
        Map<String, Histogram> merged = new HashMap<>(times);
        other.times.forEach((name, histogram) -> merged.merge(name, histogram, Histogram::plus));
        return new Counters(sums, merged);
    }

    /** What was counted since {@code earlier}; an instance whose counts went back has begun anew in between. */
    public Counters since(Counters earlier) {
        if (counts.entrySet().stream().anyMatch(each -> each.getValue() < earlier.count(each.getKey()))) {
            return this;
        }
        Map<String, Long> differences = new HashMap<>();
        counts.forEach((name, count) -> differences.put(name, count - earlier.count(name)));
        Map<String, Histogram> rest = new HashMap<>();
        times.forEach((name, histogram) -> rest.put(name, histogram.minus(earlier.time(name))));
        return new Counters(differences, rest);
    }
}
