// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.DetachPartition;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;

/** A partition detached while everybody waits. */
final class DetachPartitionBlocking implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG203", "Partition detached without CONCURRENTLY", Severity.WARN)
            .locks(
                    "ACCESS EXCLUSIVE on the partitioned table: readers and writers of all partitions wait.",
                    Cost.METADATA)
            .why("While it waits for its lock behind one long query, everybody else waits behind it.")
            .versions(Versions.from(14));

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
        for (DetachPartition detach : alter.actions(DetachPartition.class)) {
            boolean isOnline = detach.concurrently() || detach.isFinalize();
            if (!isOnline && !hasDefault(alter.table(), scene)) {
                String message =
                        "detaching %s locks out everybody from all of %s".formatted(detach.partition(), alter.table());
                found.add(finding(scene, message, safeWay(alter.table(), detach.partition()))
                        .at(alter.place(detach)));
            }
        }
        return found;
    }

    /** With a default partition the server refuses CONCURRENTLY. */
    private static boolean hasDefault(ObjectName table, Scene scene) {
        return scene.live()
                .defaultPartition(table)
                .filter(name -> !name.isEmpty())
                .isPresent();
    }

    private static List<String> safeWay(ObjectName table, ObjectName partition) {
        return List.of(
                "-- outside a transaction:",
                "ALTER TABLE %s DETACH PARTITION %s CONCURRENTLY;".formatted(table, partition),
                "-- if it broke off: ALTER TABLE %s DETACH PARTITION %s FINALIZE;".formatted(table, partition));
    }
}
