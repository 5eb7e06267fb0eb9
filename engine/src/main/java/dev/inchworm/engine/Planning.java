// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.planner.Planner;
import dev.inchworm.engine.journal.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Compiles migrations against the live catalog, and writes them to the journal. */
final class Planning {

    private final Desk desk;

    Planning(Desk desk) {
        this.desk = desk;
    }

    Preview preview(Migration migration) {
        return desk.rolledBack(migration.change().table(), tx -> preview(tx, migration));
    }

    private Preview preview(Connection tx, Migration migration) throws SQLException {
        Optional<Plan> started = started(tx, migration.id());
        if (started.isPresent()) {
            return new Preview(
                    started,
                    List.of(),
                    desk.dialect().catalogs().size(tx, started.get().table().name()),
                    desk.dialect().catalogs().notMeasured(tx),
                    true);
        }
        return fresh(tx, migration);
    }

    private Preview fresh(Connection tx, Migration migration) throws SQLException {
        var catalogs = desk.dialect().catalogs();
        Table table = catalogs.read(tx, migration.change().table());
        List<Finding> findings = catalogs.inspect(tx, migration, table);
        boolean refused = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.REFUSE);
        Optional<Plan> plan = Optional.empty();
        if (!refused) {
            Mapping mapping = catalogs.judge(tx, migration, table);
            plan = Optional.of(Planner.plan(migration, table, mapping, desk.dialect()));
        }
        return new Preview(plan, findings, catalogs.size(tx, table.name()), catalogs.notMeasured(tx), false);
    }

    /** The plan of a migration that has changed something already, which the catalog can no longer be asked for. */
    private Optional<Plan> started(Connection tx, String id) throws SQLException {
        if (!desk.journal().isInstalled(tx)) {
            return Optional.empty();
        }
        Optional<Position> position = desk.journal().find(tx, id);
        return position.isPresent() && !isUntouched(position.get())
                ? Optional.of(desk.journal().plan(tx, id))
                : Optional.empty();
    }

    private static boolean isUntouched(Position position) {
        return position.phase() == Phase.PREPARE;
    }

    Position start(Migration migration, String source) {
        Optional<Position> running = underWay(migration.id());
        if (running.isPresent()) {
            return same(running.get(), source);
        }
        Preview preview = desk.rolledBack(migration.change().table(), tx -> fresh(tx, migration));
        Plan plan = preview.plan().orElseThrow(() -> refused(migration, preview));
        String findings = preview.findings().isEmpty()
                ? "clean"
                : "clean; %d warnings: %s"
                        .formatted(
                                preview.findings().size(),
                                preview.findings().get(0).text());
        String title = migration.title().orElse(migration.id());
        return desk.read(tx -> write(tx, plan, title, source, findings));
    }

    /** Takes a plan as it is: whoever gives it has had it compiled elsewhere. */
    Position start(Plan plan, String source) {
        return desk.read(tx -> write(tx, plan, plan.migration(), source, "clean where it was compiled"));
    }

    private Optional<Position> underWay(String id) {
        return desk.read(tx -> desk.journal().isInstalled(tx)
                ? desk.journal().find(tx, id).filter(position -> !isUntouched(position))
                : Optional.<Position>empty());
    }

    private Position same(Position position, String source) {
        String known = desk.read(tx -> desk.journal().source(tx, position.id()));
        if (known.equals(source)) {
            return position;
        }
        throw new InchwormException(
                ErrorCode.PLAN_CHANGED,
                "%s is in %s with another migration.yaml".formatted(position.id(), position.phase()),
                "nothing changed; it stands where it stood, with the plan it was started with",
                "put the file back, or take the migration back first: inchworm undo " + position.id());
    }

    private Position write(Connection tx, Plan plan, String title, String source, String findings) throws SQLException {
        desk.journal().install(tx);
        String id = plan.migration();
        Optional<Position> known = desk.journal().find(tx, id);
        if (known.filter(position -> position.planHash().equals(plan.hash())).isPresent()) {
            desk.journal().describe(tx, id, title, source);
            return desk.journal().position(tx, id);
        }
        if (known.isPresent()) {
            desk.journal().replace(tx, plan, title, source);
        } else {
            desk.journal()
                    .create(tx, plan, title, source, desk.dialect().sessions().history(tx));
        }
        Position position = desk.journal().position(tx, id);
        desk.recordPreflight(tx, position, findings);
        desk.journal().audit().append(tx, id, desk.who(), "started", "plan " + plan.hash(), title);
        return position;
    }

    private static InchwormException refused(Migration migration, Preview preview) {
        StringBuilder text = new StringBuilder("preflight refuses %s:".formatted(migration.id()));
        preview.refusals()
                .forEach(finding -> text.append(
                        "%n    %s: %s%n      %s".formatted(finding.check(), finding.line(), finding.next())));
        return new InchwormException(
                ErrorCode.PREFLIGHT_REFUSED,
                text.toString(),
                "nothing was installed and nothing changed",
                "mend what is named, then inchworm plan shows it again");
    }
}
