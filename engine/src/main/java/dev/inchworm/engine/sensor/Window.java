// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.time.Duration;
import java.util.Optional;

/**
 * What applications counted between two readings.
 *
 * @param length of the window
 * @param counters of all instances together
 */
public record Window(Duration length, Counters counters) {

    private static final double P99 = 0.99;

    /** Reads served from the old side. */
    public long readsOld() {
        return counters.count("reads_old");
    }

    /** Reads served from the new side. */
    public long readsNew() {
        return counters.count("reads_new");
    }

    /** Reads of the new side that failed. */
    public long errorsNew() {
        return counters.count("errors_new");
    }

    /** Reads of the old side that failed. */
    public long errorsOld() {
        return counters.count("errors_old");
    }

    /** Writes. */
    public long writes() {
        return counters.count("writes");
    }

    /** Writes that failed. */
    public long writeErrors() {
        return counters.count("write_errors");
    }

    /** Shadow reads that differed. */
    public long divergences() {
        return counters.count("divergences");
    }

    /** Shadow reads that were compared, if any instance tells that. */
    public Optional<Long> shadowCompared() {
        return Optional.ofNullable(counters.counts().get(ShadowCount.COMPARED));
    }

    /** Reads of the new side that the old one answered, because new failed, was late, or had no row. */
    public long fallbacks() {
        return counters.count("fallbacks");
    }

    /** The p99 of reads of the old side. */
    public Optional<Duration> oldP99() {
        return counters.time("reads_old_us").percentile(P99);
    }

    /** The p99 of reads of the new side. */
    public Optional<Duration> newP99() {
        return counters.time("reads_new_us").percentile(P99);
    }

    /** The p99 of writes. */
    public Optional<Duration> writeP99() {
        return counters.time("writes_us").percentile(P99);
    }

    /** How many reads of the old side were timed. */
    public long oldSamples() {
        return counters.time("reads_old_us").samples();
    }

    /** How many reads of the new side were timed. */
    public long newSamples() {
        return counters.time("reads_new_us").samples();
    }

    /** How many writes were timed. */
    public long writeSamples() {
        return counters.time("writes_us").samples();
    }
}
