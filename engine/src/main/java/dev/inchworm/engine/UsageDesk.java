// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.route.Side;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.sensor.Figures;
import dev.inchworm.engine.sensor.Reading;
import dev.inchworm.engine.sensor.Strangers;
import dev.inchworm.engine.sensor.Tally;
import dev.inchworm.engine.sensor.UsageTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads who uses which side for whoever asks; reads only. */
final class UsageDesk {

    private final Desk desk;

    UsageDesk(Desk desk) {
        this.desk = desk;
    }

    UsageReport report(Connection tx, Position position, Optional<Side> side) throws SQLException {
        UsageTable table = new UsageTable(desk.dialect(), position.id());
        Tally tally = new Tally(position.id());
        Reading reading = new Figures(desk.dialect(), position.id()).read(tx);
        boolean isThere = table.isThere(tx);
        List<Tally.Writers> writersOfOld = tally.since(tx, Tally.Kind.OLD_WRITER, position.startedAt());
        return new UsageReport(
                position,
                side,
                isThere ? table.uses(tx, side) : List.of(),
                writersOfOld,
                tally.since(tx, Tally.Kind.NEW_WRITER, position.startedAt()),
                Strangers.among(writersOfOld, reading),
                reading,
                isThere ? table.coverage(tx) : List.of());
    }

    List<String> strangers(Connection tx, Position position, Plan plan) throws SQLException {
        Instant since = position.now().minus(plan.settings().contract().unusedFor());
        List<Tally.Writers> writers = new Tally(position.id()).since(tx, Tally.Kind.OLD_WRITER, since);
        if (writers.isEmpty()) {
            return List.of();
        }
        try {
            Reading reading = new Figures(desk.dialect(), position.id()).read(tx);
            return Strangers.among(writers, reading).stream()
                    .map(Strangers::line)
                    .toList();
        } catch (IllegalStateException e) {
            // The gates say that a report cannot be read; the status still shows where the migration stands.
            return List.of();
        }
    }
}
