// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import java.time.Duration;
import java.util.Optional;

/** Turns sums into a rate, a time that is left and a time that was held. Used by one thread. */
final class ProgressMeter {

    private static final double NANOS = 1e9;
    private static final double SMOOTHING_SECONDS = 5;

    private final long rowsTotal;
    private long tickedAt;
    private long ratedAt;
    private long ratedRows = -1;
    private double rowsPerSecond;
    private long heldNanos;
    private Optional<String> heldBy = Optional.empty();

    ProgressMeter(long rowsTotal, long nanoTime) {
        this.rowsTotal = rowsTotal;
        this.tickedAt = nanoTime;
        this.ratedAt = nanoTime;
    }

    /** Counts the time since the last tick as held if something holds the run back. */
    void tick(Optional<String> holds, long nanoTime) {
        if (holds.isPresent()) {
            heldNanos += nanoTime - tickedAt;
        }
        heldBy = holds;
        tickedAt = nanoTime;
    }

    /** How far it is now. */
    BackfillProgress progress(Segments.Totals totals, int chunkRows) {
        rate(totals.rows());
        long total = totals.isDone() ? totals.rows() : Math.max(rowsTotal, totals.rows());
        Optional<Duration> remaining = rowsPerSecond < 1
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) ((total - totals.rows()) * 1_000 / rowsPerSecond)));
        return new BackfillProgress(
                totals.rows(),
                total,
                totals.done(),
                totals.count(),
                rowsPerSecond,
                remaining,
                held(),
                heldBy,
                chunkRows);
    }

    Duration held() {
        return Duration.ofNanos(heldNanos);
    }

    private void rate(long rows) {
        double seconds = (tickedAt - ratedAt) / NANOS;
        if (ratedRows < 0) {
            ratedRows = rows;
            ratedAt = tickedAt;
        } else if (seconds > 0) {
            double now = (rows - ratedRows) / seconds;
            double weight = rowsPerSecond == 0 ? 1 : 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
            rowsPerSecond += weight * (now - rowsPerSecond);
            ratedRows = rows;
            ratedAt = tickedAt;
        }
    }
}
