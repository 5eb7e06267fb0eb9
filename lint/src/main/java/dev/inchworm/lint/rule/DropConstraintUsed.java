// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Action.DropConstraint;
import dev.inchworm.lint.statement.Action.SetNotNull;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A check or key dropped, and nothing in its place. */
final class DropConstraintUsed implements ActionRule<DropConstraint> {

    private static final RuleCard CARD = RuleCard.of("PG133", "Check or key dropped", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.METADATA)
            .why("From now on rows come in that it refused, and it cannot be had back before they are mended; a key"
                    + " takes its index and the identity of rows in replication with it.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<DropConstraint> kind() {
        return DropConstraint.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, DropConstraint drop, Scene scene) {
        DroppedConstraints.Kind kind = DroppedConstraints.kind(scene, alter.table(), drop.name());
        boolean isOther = kind == DroppedConstraints.Kind.OTHER || kind == DroppedConstraints.Kind.UNKNOWN;
        if (!isOther || isSucceeded(alter, scene)) {
            return Optional.empty();
        }
        String name = ObjectName.quote(drop.name());
        String message = "what %s refused comes into %s from now on, and nothing in this file takes its place"
                .formatted(name, alter.table());
        List<String> safeWay = List.of(
                "-- if something takes its place, add and validate that first; if not, say so:",
                "-- inchworm:allow PG133 reason=\"...\"",
                "%s DROP CONSTRAINT %s;".formatted(SafeWay.alter(alter), name));
        return Optional.of(finding(scene, message, safeWay));
    }

    /** Whether the file, up to this statement, adds a constraint to the table or makes one of its columns NOT NULL. */
    private static boolean isSucceeded(AlterTable alter, Scene scene) {
        return Stream.concat(scene.earlier().stream().map(Earlier::statement), Stream.of(alter))
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .filter(statement -> statement.table().isLike(alter.table()))
                .anyMatch(statement -> !statement.actions(AddConstraint.class).isEmpty()
                        || !statement.actions(SetNotNull.class).isEmpty());
    }
}
