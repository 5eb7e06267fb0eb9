// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import java.util.Map;

/**
 * How often the old side differs from itself: what a mismatch rate must be judged against.
 *
 * @param compared answers of the old side that were compared with a second read of the old side
 * @param transients those that differed, and were equal when read again
 * @param confirmed those that kept differing: a field that is made up at every read, a clock, a random order
 * @param fields how often each declared field differed in confirmed ones
 */
public record NoiseFloor(long compared, long transients, long confirmed, Map<String, Long> fields) {

    /** Keeps its own copy. */
    public NoiseFloor {
        fields = Map.copyOf(fields);
    }

    /** Share of confirmed ones, 0 to 1; 0 where nothing was compared. */
    public double rate() {
        return compared == 0 ? 0 : (double) confirmed / compared;
    }
}
