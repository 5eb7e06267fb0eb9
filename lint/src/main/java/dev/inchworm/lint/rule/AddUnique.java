// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.Optional;

/** A unique constraint whose index is built while everybody waits. */
final class AddUnique implements ActionRule<AddConstraint> {

    private static final RuleCard CARD = RuleCard.of(
                    "PG165", "UNIQUE added without an index that is ready", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.BUILD)
            .why("The index of the constraint is built under the lock that adds it.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<AddConstraint> kind() {
        return AddConstraint.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, AddConstraint add, Scene scene) {
        Constraint unique = add.constraint();
        if (unique.kind() != Kind.UNIQUE || unique.isUsingIndex()) {
            return Optional.empty();
        }
        String name = unique.nameOn(alter.table());
        String message = "the index of %s is built while nobody reads or writes %s"
                .formatted(ObjectName.quote(name), alter.table());
        return Optional.of(finding(scene, message, SafeWay.uniqueKey(alter.table(), unique, "UNIQUE", scene.live())));
    }
}
