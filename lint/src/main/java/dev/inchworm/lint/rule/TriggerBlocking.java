// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.SwitchTrigger;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.RoutineStatement.CreateTrigger;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;

/** A trigger created or switched on a table that is written to. */
final class TriggerBlocking implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG213", "Trigger created or switched on a table in use", Severity.WARN)
            .locks("SHARE ROW EXCLUSIVE on the table: writers wait.", Cost.METADATA)
            .why("While it waits for its lock behind one long transaction, all writes wait behind it. A new trigger"
                    + " runs with every write of every application; one switched off is off for all of them.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        boolean isBounded = Timeouts.isOn(scene, "lock_timeout");
        if (statement instanceof CreateTrigger create && !scene.isNew(create.table()) && !isBounded) {
            String message = "writes to %s wait while trigger %s waits for its lock, and run it from then on"
                    .formatted(create.table(), ObjectName.quote(create.name()));
            return List.of(finding(scene, message, bounded(scene)));
        }
        if (!(statement instanceof AlterTable alter) || scene.isNew(alter.table())) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (SwitchTrigger trigger : alter.actions(SwitchTrigger.class)) {
            if (!trigger.isRule() && !trigger.enabled()) {
                found.add(off(trigger, alter, scene).at(alter.place(trigger)));
            } else if (!trigger.isRule() && !isBounded) {
                String message = "writes to %s wait while this waits for its lock".formatted(alter.table());
                found.add(finding(scene, message, bounded(scene)).at(alter.place(trigger)));
            }
        }
        return found;
    }

    private Finding off(SwitchTrigger trigger, AlterTable alter, Scene scene) {
        String message = "with trigger %s off, writes of every application to %s go without it"
                .formatted(trigger.name(), alter.table());
        return finding(
                scene,
                message,
                List.of(
                        "-- leave it on, and let its function see whose write it is:",
                        "-- IF current_setting('app.backfill', true) = 'on' THEN RETURN NEW; END IF;",
                        "SET LOCAL app.backfill = 'on';"));
    }

    private static List<String> bounded(Scene scene) {
        return List.of("SET lock_timeout = '2s';", scene.text() + ";", "-- and again if it could not have its lock");
    }
}
