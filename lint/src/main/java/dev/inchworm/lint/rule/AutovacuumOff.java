// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.SetParameters;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Autovacuum switched off for a table. */
final class AutovacuumOff implements Rule {

    private static final Set<String> OFF = Set.of("false", "off", "no", "0", "f", "n");

    private static final RuleCard CARD = RuleCard.of("PG216", "Autovacuum switched off for a table", Severity.WARN)
            .locks("SHARE UPDATE EXCLUSIVE on the table: neither readers nor writers wait.", Cost.METADATA)
            .why("Dead rows are no longer cleared away and the planner's figures grow old, for as long as nobody"
                    + " remembers to switch it on again.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof AlterTable alter) || scene.isNew(alter.table())) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (SetParameters set : alter.actions(SetParameters.class)) {
            set.values().forEach((name, value) -> {
                if (name.endsWith("autovacuum_enabled") && OFF.contains(value)) {
                    String message =
                            "dead rows of %s stay until somebody switches autovacuum on again".formatted(alter.table());
                    found.add(finding(scene, message, safeWay(alter.table())).at(alter.place(set)));
                }
            });
        }
        return found;
    }

    private static List<String> safeWay(ObjectName table) {
        return List.of(
                "-- autovacuum yields to a schema change by itself; if it takes too much of the disk, slow it down:",
                "ALTER TABLE %s SET (autovacuum_vacuum_cost_delay = 20);".formatted(table));
    }
}
