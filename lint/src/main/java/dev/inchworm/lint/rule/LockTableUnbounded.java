// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.LockTable;
import java.util.List;
import java.util.stream.Collectors;

/** A table locked by hand, for as long as it takes to get the lock. */
final class LockTableUnbounded implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG217", "LOCK TABLE without a bound on its wait", Severity.BLOCK)
            .locks(
                    "ACCESS EXCLUSIVE on the table where no other mode is named, until the transaction ends.",
                    Cost.METADATA)
            .why("It waits for every transaction that is at the table, everybody else waits behind it, and two that"
                    + " lock the same tables in another order end in a deadlock.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof LockTable lock)
                || lock.isNowait()
                || scene.strongLocks().isEmpty()
                || Timeouts.isOn(scene, "lock_timeout")) {
            return List.of();
        }
        String tables =
                scene.strongLocks().stream().map(held -> held.table().sql()).collect(Collectors.joining(", "));
        String message = "everybody who needs %s waits while this waits for its lock, however long".formatted(tables);
        return List.of(finding(scene, message, safeWay(lock)));
    }

    private static List<String> safeWay(LockTable lock) {
        String tables = lock.tables().stream().map(ObjectName::sql).collect(Collectors.joining(", "));
        return List.of(
                "-- best not at all: each statement takes the lock it needs; else",
                "SET LOCAL lock_timeout = '2s';",
                "LOCK TABLE %s IN %s MODE;".formatted(tables, lock.mode()),
                "-- and nothing that takes long in the same transaction");
    }
}
