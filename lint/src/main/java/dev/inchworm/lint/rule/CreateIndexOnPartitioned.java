// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.ArrayList;
import java.util.List;

/** An index built on a partitioned table: on all its partitions at once. */
final class CreateIndexOnPartitioned implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG186", "Index created on a partitioned table", Severity.BLOCK)
            .locks("SHARE on the table and each partition: nobody writes to any of them meanwhile.", Cost.BUILD)
            .why("The index is built on one partition after the other in one transaction, and writes to all of them"
                    + " wait until the last is done. The server refuses CONCURRENTLY there.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof CreateIndex create)
                || create.options().only()
                || scene.isNew(create.table())
                || !Partitions.isPartitioned(create.table(), scene)) {
            return List.of();
        }
        String message = create.concurrently()
                ? "%s is partitioned: the server refuses CONCURRENTLY there".formatted(create.table())
                : "building an index on partitioned %s blocks writes to all its partitions".formatted(create.table());
        return List.of(finding(scene, message, safeWay(create, scene)));
    }

    private static List<String> safeWay(CreateIndex create, Scene scene) {
        String name = create.nameOrUsual().name();
        List<String> lines = new ArrayList<>();
        lines.add("CREATE %sINDEX %s ON ONLY %s %s;"
                .formatted(Indexes.unique(create), ObjectName.quote(name), create.table(), create.text()));
        lines.add("-- then for each partition, outside a transaction and with lock_timeout off:");
        List<ObjectName> known = Partitions.known(create.table(), scene);
        for (ObjectName partition : known) {
            lines.addAll(ofPartition(create, name, partition));
        }
        if (known.isEmpty()) {
            ObjectName named = create.table().sibling(create.table().name() + "_1");
            ofPartition(create, name, named).forEach(line -> lines.add("-- " + line));
        }
        return lines;
    }

    private static List<String> ofPartition(CreateIndex create, String name, ObjectName partition) {
        String own = name + "_" + partition.name();
        return List.of(
                Indexes.concurrently(create, own, partition),
                "ALTER INDEX %s ATTACH PARTITION %s;".formatted(create.table().sibling(name), partition.sibling(own)));
    }
}
