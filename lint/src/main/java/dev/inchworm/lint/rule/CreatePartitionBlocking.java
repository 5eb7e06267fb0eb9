// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A partition created in place, under a lock on the whole partitioned table. Told once for a table and file. */
final class CreatePartitionBlocking implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG202", "Partition created in place rather than attached", Severity.WARN)
            .locks(
                    "ACCESS EXCLUSIVE on the partitioned table: readers and writers of all partitions wait.",
                    Cost.METADATA)
            .why("While it waits for its lock behind one long query, everybody else waits behind it.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof CreateTable create)) {
            return List.of();
        }
        Optional<ObjectName> parent = create.partition().of().filter(name -> !scene.isNew(name));
        if (parent.isEmpty() || isToldBefore(parent.get(), scene)) {
            return List.of();
        }
        String message =
                "creating %s as a partition locks out everybody from all of %s".formatted(create.table(), parent.get());
        return List.of(finding(scene, message, safeWay(create, parent.get())));
    }

    private static boolean isToldBefore(ObjectName parent, Scene scene) {
        return scene.earlier().stream()
                .map(Scene.Earlier::statement)
                .anyMatch(earlier -> earlier instanceof CreateTable other
                        && other.partition().of().filter(parent::isLike).isPresent());
    }

    private static List<String> safeWay(CreateTable create, ObjectName parent) {
        List<String> lines = new ArrayList<>();
        lines.add("CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED)%s;"
                .formatted(
                        create.table(),
                        parent,
                        create.partition()
                                .key()
                                .map(key -> " PARTITION BY " + key)
                                .orElse("")));
        lines.add("-- attaching takes SHARE UPDATE EXCLUSIVE, which nobody waits for, and adds the indexes:");
        lines.add("ALTER TABLE %s ATTACH PARTITION %s %s;"
                .formatted(parent, create.table(), create.partition().bound().orElse("DEFAULT")));
        return lines;
    }
}
