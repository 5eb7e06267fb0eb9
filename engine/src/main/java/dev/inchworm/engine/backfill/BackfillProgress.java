// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a backfill has come.
 *
 * @param rowsDone rows looked at so far, by every process and in every run
 * @param rowsTotal rows there are, as the server estimates
 * @param segmentsDone key ranges that are finished
 * @param segments all key ranges
 * @param rowsPerSecond smoothed; zero while it is not known
 * @param remaining time that is left at this rate, if it is known
 * @param held how long this run was held back
 * @param heldBy what holds it back now, if anything
 * @param chunkRows rows of the last chunk's size
 */
public record BackfillProgress(
        long rowsDone,
        long rowsTotal,
        int segmentsDone,
        int segments,
        double rowsPerSecond,
        Optional<Duration> remaining,
        Duration held,
        Optional<String> heldBy,
        int chunkRows) {}
