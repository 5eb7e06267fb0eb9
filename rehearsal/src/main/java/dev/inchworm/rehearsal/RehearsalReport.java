// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.plan.Plan;
import dev.inchworm.engine.phase.RehearsalProof;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A rehearsal from beginning to end.
 *
 * @param proof for the gate of EXPAND
 * @param plan that was rehearsed, with its real windows
 * @param serverVersion on which, as {@code 17.11}
 * @param at when it ended
 * @param rows of the table on the trial database
 * @param liveRows of the live table by its statistics; empty where no live database was asked
 * @param outcome what it showed
 */
public record RehearsalReport(
        RehearsalProof proof,
        Plan plan,
        String serverVersion,
        Instant at,
        long rows,
        OptionalLong liveRows,
        RehearsalOutcome outcome) {

    /** What is written of a rehearsal grows with the rows; how, for people. Empty where nothing live is known. */
    public List<String> assumption() {
        return liveRows.isEmpty()
                ? List.of()
                : List.of(
                        "log, disk and time of BACKFILL are taken to grow with the rows: measured with %,d, the live table"
                                        .formatted(rows)
                                + " has %,d by its statistics; fixed costs and whole pages after a checkpoint are counted in, so these are upper estimates, made on"
                                        .formatted(liveRows.getAsLong())
                                + " this machine and without other load");
    }

    /** A figure measured with {@link #rows} rows, for the live table. */
    public OptionalLong forLiveRows(long measured) {
        return liveRows.isEmpty() || rows == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round((double) measured * liveRows.getAsLong() / rows));
    }
}
