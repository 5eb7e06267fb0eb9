// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks;

import java.util.List;

/** Sums up what was measured. */
final class Figures {

    private Figures() {}

    /** The middle one, or the mean of the two in the middle. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
