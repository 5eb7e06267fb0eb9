// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.Optional;

/** A check that is tried on every row while nobody may use the table. */
final class AddCheckValidated implements ActionRule<AddConstraint> {

    private static final RuleCard CARD = RuleCard.of("PG160", "CHECK added without NOT VALID", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.SCAN)
            .why("The check is tried on every row that is there under the lock that adds it.");

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
        Constraint check = add.constraint();
        boolean isTried = check.kind() == Kind.CHECK
                && !check.isNotValid()
                && !check.options().isNotEnforced();
        if (!isTried) {
            return Optional.empty();
        }
        String message = "check %s is tried on every row of %s while nobody reads or writes it"
                .formatted(ObjectName.quote(check.nameOn(alter.table())), alter.table());
        return Optional.of(finding(scene, message, SafeWay.notValid(SafeWay.alter(alter), check, alter.table())));
    }
}
