// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.chunk;

import java.time.Duration;

/**
 * Rows to handle in one transaction, adjusted so that a chunk takes about {@code target}.
 *
 * <p>Grows by at most half a step, shrinks at once: one slow chunk is never followed by another of the same size.
 *
 * @param rows rows per chunk, from {@value #ROWS_MIN} to {@value #ROWS_MAX}
 * @param target wall-clock time a chunk should take; longer holds row locks longer
 */
public record ChunkSize(int rows, Duration target) {

    /** A chunk never holds fewer rows. */
    public static final int ROWS_MIN = 1;
    /** A chunk never holds more rows. */
    public static final int ROWS_MAX = 100_000;
    /** Where every adjustment begins. */
    public static final int ROWS_START = 1_000;

    /** Checks the bounds. */
    public ChunkSize {
        if (rows < ROWS_MIN || rows > ROWS_MAX) {
            throw new IllegalArgumentException("rows must be %d to %d, was %d".formatted(ROWS_MIN, ROWS_MAX, rows));
        }
    }

    /** The first size for a target. */
    public static ChunkSize starting(Duration target) {
        return new ChunkSize(ROWS_START, target);
    }

    /** The size after a chunk of this size took {@code took}. */
    public ChunkSize after(Duration took) {
        double factor = (double) target.toNanos() / Math.max(1, took.toNanos());
        double bounded = Math.min(1.5, factor);
        return withRows((int) Math.max(ROWS_MIN, Math.min(ROWS_MAX, Math.ceil(rows * bounded))));
    }

    /** Half the rows, after a chunk that could not be applied. */
    public ChunkSize halved() {
        return withRows(Math.max(ROWS_MIN, rows / 2));
    }

    private ChunkSize withRows(int newRows) {
        return new ChunkSize(newRows, target);
    }
}
