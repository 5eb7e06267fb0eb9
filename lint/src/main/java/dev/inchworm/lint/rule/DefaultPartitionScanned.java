// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.source.Place;
import dev.inchworm.lint.statement.Action.AttachPartition;
import dev.inchworm.lint.statement.Action.ValidateConstraint;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A partition added beside a default partition that has rows. */
final class DefaultPartitionScanned implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG201", "Partition added beside a default partition with rows", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the default partition: nobody reads or writes it meanwhile.", Cost.SCAN)
            .why("The server reads the whole default partition to see that none of its rows belongs in the new one.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (statement instanceof CreateTable create) {
            Optional<ObjectName> parent = create.partition().of();
            String bound = create.partition().bound().orElse("default");
            return parent.isEmpty() ? List.of() : judge(scene.place(), parent.get(), bound, scene);
        }
        if (!(statement instanceof AlterTable alter)) {
            return List.of();
        }
        return alter.actions(AttachPartition.class).stream()
                .flatMap(attach -> judge(alter.place(attach), alter.table(), attach.bound(), scene).stream())
                .toList();
    }

    private List<Finding> judge(Place place, ObjectName parent, String bound, Scene scene) {
        Optional<ObjectName> rest = Partitions.oldDefault(parent, scene);
        if (Partitions.isDefault(bound) || rest.isEmpty() || isExcluded(rest.get(), scene)) {
            return List.of();
        }
        String message = "default partition %s of %s is read from end to end, with nobody else at it";
        return List.of(finding(scene, message.formatted(rest.get(), parent), safeWay(rest.get(), parent, bound, scene))
                .at(place));
    }

    /** A check that was validated before in the same file is taken as the one that is needed. */
    private static boolean isExcluded(ObjectName rest, Scene scene) {
        return scene.earlier().stream()
                .map(Scene.Earlier::statement)
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .anyMatch(alter -> alter.table().isLike(rest)
                        && alter.actions().stream().anyMatch(action -> action instanceof ValidateConstraint));
    }

    private static List<String> safeWay(ObjectName rest, ObjectName parent, String bound, Scene scene) {
        PartitionBound condition = PartitionBound.of(parent, bound, scene);
        String check = ObjectName.quote(rest.name() + "_excludes");
        List<String> lines = new ArrayList<>(condition.remarks());
        lines.add("ALTER TABLE %s ADD CONSTRAINT %s CHECK (NOT (%s)) NOT VALID;"
                .formatted(rest, check, condition.condition()));
        lines.add("-- in a transaction of its own:");
        lines.add("ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(rest, check));
        lines.add("-- then add the partition, and drop the check:");
        lines.add("ALTER TABLE %s DROP CONSTRAINT %s;".formatted(rest, check));
        return lines;
    }
}
