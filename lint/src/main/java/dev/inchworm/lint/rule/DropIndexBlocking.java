// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.IndexStatement.DropIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.ArrayList;
import java.util.List;

/** An index dropped while readers and writers of its table wait. */
final class DropIndexBlocking implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG182", "Index dropped without CONCURRENTLY", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the table: readers and writers wait.", Cost.METADATA)
            .why("While it waits for its lock behind one long query, everybody else waits behind it.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof DropIndex drop) || drop.concurrently()) {
            return List.of();
        }
        List<ObjectName> old =
                drop.names().stream().filter(name -> !isHarmless(name, scene)).toList();
        if (old.isEmpty()) {
            return List.of();
        }
        String table =
                scene.live().tableOfIndex(old.get(0)).map(ObjectName::sql).orElse("its table");
        String message = "dropping index %s locks out everybody from %s".formatted(old.get(0), table);
        return List.of(finding(scene, message, safeWay(drop, old)));
    }

    /** The server refuses CONCURRENTLY for the index of a partitioned table. */
    private static boolean isHarmless(ObjectName index, Scene scene) {
        return scene.isNew(index)
                || scene.live()
                        .tableOfIndex(index)
                        .filter(table -> scene.isNew(table) || Partitions.isPartitioned(table, scene))
                        .isPresent();
    }

    private static List<String> safeWay(DropIndex drop, List<ObjectName> old) {
        List<String> lines = new ArrayList<>();
        lines.add("-- outside a transaction:");
        old.forEach(name ->
                lines.add("DROP INDEX CONCURRENTLY %s%s;".formatted(drop.ifExists() ? "IF EXISTS " : "", name)));
        return lines;
    }
}
