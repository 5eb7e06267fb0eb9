// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.IndexStatement;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.ArrayList;
import java.util.List;

/** A second table locked in a transaction that already holds another one. Told once a transaction. */
final class SeveralTablesLocked implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG243", "Several tables locked in one transaction", Severity.WARN)
            .why("While it waits for the second table, nobody gets at the first; and an application that uses both in"
                    + " the other order ends in a deadlock with it.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        List<ObjectName> locked = tables(statement, scene.strongLocks(), scene);
        if (locked.isEmpty()) {
            return List.of();
        }
        List<ObjectName> held = new ArrayList<>();
        boolean isTold = false;
        for (Scene.Earlier earlier : scene.earlierInTransaction()) {
            List<ObjectName> own = tables(earlier.statement(), earlier.strongLocks(), scene);
            isTold |= !held.isEmpty() && isOther(own, held);
            held.addAll(own);
        }
        if (isTold || held.isEmpty() || !isOther(locked, held)) {
            return List.of();
        }
        ObjectName second = locked.stream()
                .filter(table -> held.stream().noneMatch(table::isLike))
                .findFirst()
                .orElseThrow();
        String message = "waits for %s while it keeps others from %s".formatted(second, held.get(0));
        return List.of(finding(scene, message, safeWay(scene)));
    }

    private static boolean isOther(List<ObjectName> tables, List<ObjectName> held) {
        return tables.stream().anyMatch(table -> held.stream().noneMatch(table::isLike));
    }

    /** An index whose table is not known is not counted as another table. */
    private static List<ObjectName> tables(Statement statement, List<TableLock> locks, Scene scene) {
        boolean isByIndex = statement instanceof IndexStatement.DropIndex
                || (statement instanceof IndexStatement.Reindex reindex
                        && reindex.kind().equals("INDEX"));
        if (isByIndex && !scene.live().isPresent()) {
            return List.of();
        }
        return locks.stream().map(TableLock::table).distinct().toList();
    }

    private static List<String> safeWay(Scene scene) {
        String where = scene.isWrapped() ? "-- in a file of its own:" : "-- in a transaction of its own:";
        return List.of(where, scene.text() + ";", "-- or lock all tables first, in one LOCK TABLE with lock_timeout");
    }
}
