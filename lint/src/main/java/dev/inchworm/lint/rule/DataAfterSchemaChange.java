// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;

/** Rows changed while the transaction holds a lock that others wait for. */
final class DataAfterSchemaChange implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG231", "Rows changed in the transaction of a schema change", Severity.BLOCK)
            .why("A lock is held until its transaction ends, so everybody waits not for the schema change, which takes"
                    + " milliseconds, but for all the rows after it.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        Reach reach = Reach.of(statement, scene);
        if (reach == Reach.FEW) {
            return List.of();
        }
        Optional<Scene.Earlier> lock = scene.earlierInTransaction().stream()
                .filter(earlier -> !earlier.strongLocks().isEmpty())
                .findFirst();
        return lock.map(earlier -> List.of(finding(scene, message(earlier), safeWay(scene))
                        .as(reach == Reach.ALL ? Severity.BLOCK : Severity.WARN)))
                .orElse(List.of());
    }

    private static String message(Scene.Earlier earlier) {
        TableLock held = earlier.strongLocks().get(0);
        return "until it is done, everybody waits for %s, locked %s in line %d"
                .formatted(held.table(), held.mode().words(), earlier.place().line());
    }

    private static List<String> safeWay(Scene scene) {
        String where = scene.isWrapped() ? "in a file of its own, and in batches:" : "after COMMIT, and in batches:";
        return List.of("-- " + where, scene.text() + ";");
    }
}
