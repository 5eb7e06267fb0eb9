// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.throttle;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Holds while more rows were taken than a rate allows: a bucket of tokens that may be overdrawn by one chunk.
 *
 * <p>Safe for use by several threads.
 */
public final class RowsPerSecond implements Throttle {

    private static final double NANOS = 1e9;

    private final double rowsPerSecond;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    /** At most {@code rowsPerSecond} on average, and at most a second's worth saved up. */
    public RowsPerSecond(int rowsPerSecond, LongSupplier nanoTime) {
        if (rowsPerSecond < 1) {
            throw new IllegalArgumentException("rows per second must be 1 or more, was " + rowsPerSecond);
        }
        this.rowsPerSecond = rowsPerSecond;
        this.nanoTime = nanoTime;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Tells that so many rows were taken. */
    public synchronized void took(long rows) {
        fill();
        tokens -= rows;
    }

    @Override
    public synchronized Verdict measure() {
        fill();
        if (tokens >= 0) {
            return new Go();
        }
        return new Hold("at most %d rows a second are allowed".formatted((long) rowsPerSecond), Duration.ofNanos((long)
                Math.ceil(-tokens / rowsPerSecond * NANOS)));
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(rowsPerSecond, tokens + (now - filledAt) / NANOS * rowsPerSecond);
        filledAt = now;
    }
}
