// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.RowSecurity;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.RoutineStatement.CreateRule;
import dev.inchworm.lint.statement.RoutineStatement.Policy;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;

/** Row security switched, or a rule made, on a table that is in use: statements of others mean something else now. */
final class RowSecuritySwitched implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG214", "Row security switched or rule created on a table in use", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the table: readers and writers wait.", Cost.METADATA)
            .why("From its commit on, the statements of every application mean something else: rows vanish from them,"
                    + " appear in them, or are written elsewhere.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (statement instanceof CreateRule rule && !scene.isNew(rule.table())) {
            String message = "rule %s changes what other statements on %s do"
                    .formatted(ObjectName.quote(rule.name()), rule.table());
            return List.of(finding(scene, message, List.of("-- a trigger does the same for one row at a time")));
        }
        if (!(statement instanceof AlterTable alter) || scene.isNew(alter.table())) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (RowSecurity security : alter.actions(RowSecurity.class)) {
            boolean isOn = security.verb().equals("ENABLE") || security.verb().equals("FORCE");
            if (!isOn) {
                found.add(off(security, alter, scene));
            } else if (!hasPolicy(alter.table(), scene)) {
                found.add(on(alter, scene).at(alter.place(security)));
            }
        }
        return found;
    }

    private Finding on(AlterTable alter, Scene scene) {
        String message = "without a policy, everybody but the owner sees %s as empty".formatted(alter.table());
        String policy = ObjectName.quote(alter.table().name() + "_all");
        return finding(
                scene,
                message,
                List.of(
                        "-- first the policies that say who sees which rows; one that changes nothing yet:",
                        "CREATE POLICY %s ON %s USING (true);".formatted(policy, alter.table()),
                        scene.text() + ";"));
    }

    private Finding off(RowSecurity security, AlterTable alter, Scene scene) {
        String message = "%s ROW LEVEL SECURITY lets rows of %s be seen that were hidden"
                .formatted(security.verb(), alter.table());
        return finding(scene, message, List.of()).at(alter.place(security));
    }

    private static boolean hasPolicy(ObjectName table, Scene scene) {
        return scene.earlier().stream()
                .anyMatch(earlier -> earlier.statement() instanceof Policy policy
                        && !policy.isAlter()
                        && policy.table().isLike(table));
    }
}
