// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.route.Side;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.sensor.Reading;
import dev.inchworm.engine.sensor.Tally;
import dev.inchworm.engine.sensor.UsageTable;
import java.util.List;
import java.util.Optional;

/**
 * Who uses which side of a migration.
 *
 * @param position in the protocol
 * @param side that was asked for; empty for both
 * @param uses what audits saw, newest first
 * @param writersOfOld who wrote old since the migration began, as the sync counted it
 * @param writersOfNew who wrote new, as the sync counted it
 * @param strangers those of {@code writersOfOld} that never registered
 * @param reading the instances that ever registered
 * @param coverage how much each instance's audit has seen
 */
public record UsageReport(
        Position position,
        Optional<Side> side,
        List<UsageTable.Use> uses,
        List<Tally.Writers> writersOfOld,
        List<Tally.Writers> writersOfNew,
        List<Tally.Writers> strangers,
        Reading reading,
        List<UsageTable.Coverage> coverage) {

    /** Copies the lists. */
    public UsageReport {
        uses = List.copyOf(uses);
        writersOfOld = List.copyOf(writersOfOld);
        writersOfNew = List.copyOf(writersOfNew);
        strangers = List.copyOf(strangers);
        coverage = List.copyOf(coverage);
    }
}
