// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Action.AttachPartition;
import dev.inchworm.lint.statement.Action.ValidateConstraint;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;

/** A table with rows attached as a partition, and nothing in the file that proves where its rows belong. */
final class AttachPartitionUnproven implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG200", "Partition attached without a check of its bound", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the new partition: nobody reads or writes it meanwhile.", Cost.SCAN)
            .why("Unless a validated check already says so, the server reads the whole new partition to see that each"
                    + " row belongs there.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof AlterTable alter)) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (AttachPartition attach : alter.actions(AttachPartition.class)) {
            if (!scene.isNew(attach.partition()) && !isProven(attach.partition(), scene)) {
                String message = "%s is read from end to end, with nobody else at it, unless a validated check already"
                        + " says that its rows belong in %s";
                found.add(finding(
                                scene,
                                message.formatted(attach.partition(), alter.table()),
                                safeWay(alter, attach, scene))
                        .at(alter.place(attach)));
            }
        }
        return found;
    }

    /** A check that was validated before in the same file is taken as the one that is needed. */
    private static boolean isProven(ObjectName partition, Scene scene) {
        return scene.earlier().stream()
                .map(Scene.Earlier::statement)
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .filter(alter -> alter.table().isLike(partition))
                .anyMatch(alter -> !alter.actions(ValidateConstraint.class).isEmpty()
                        || alter.actions(AddConstraint.class).stream()
                                .map(AddConstraint::constraint)
                                .anyMatch(AttachPartitionUnproven::isValidCheck));
    }

    private static boolean isValidCheck(Constraint constraint) {
        return constraint.kind() == Constraint.Kind.CHECK && !constraint.isNotValid();
    }

    private static List<String> safeWay(AlterTable alter, AttachPartition attach, Scene scene) {
        ObjectName partition = attach.partition();
        String check = ObjectName.quote(partition.name() + "_bound");
        PartitionBound bound = PartitionBound.of(alter.table(), attach.bound(), scene);
        List<String> lines = new ArrayList<>(bound.remarks());
        lines.add("ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s) NOT VALID;"
                .formatted(partition, check, bound.condition()));
        lines.add("-- in a transaction of its own:");
        lines.add("ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(partition, check));
        lines.add("-- and in one more:");
        lines.add("ALTER TABLE %s ATTACH PARTITION %s %s;".formatted(alter.table(), partition, attach.bound()));
        lines.add("ALTER TABLE %s DROP CONSTRAINT %s;".formatted(partition, check));
        return lines;
    }
}
