// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Action.SetNotNull;
import dev.inchworm.lint.statement.Action.ValidateConstraint;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/**
 * Several steps towards {@code NOT NULL} in one transaction: the lock of the last one is held with the work of the
 * others.
 */
final class NotNullInOneTransaction implements ActionRule<SetNotNull> {

    private static final RuleCard CARD = RuleCard.of(
                    "PG147", "NOT NULL proven and set in one transaction", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.SCAN)
            .why("The transaction holds a lock from validating and then needs a stronger one: it can wait for others"
                    + " that wait for it, and when it times out the reading was for nothing.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<SetNotNull> kind() {
        return SetNotNull.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, SetNotNull set, Scene scene) {
        boolean isTogether = scene.earlierInTransaction().stream()
                .map(Earlier::statement)
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .filter(earlier -> earlier.table().isLike(alter.table()))
                .anyMatch(earlier -> isStep(earlier, set.column()));
        if (!isTogether || !NotNullProof.isThere(scene, alter.table(), set.column())) {
            return Optional.empty();
        }
        String name = ObjectName.quote(set.column());
        String message =
                "column %s of %s is proven and made NOT NULL in one transaction".formatted(name, alter.table());
        List<String> safeWay = List.of(
                "-- in a transaction of its own, after the validation was committed:",
                "%s ALTER COLUMN %s SET NOT NULL;".formatted(SafeWay.alter(alter), name));
        return Optional.of(finding(scene, message, safeWay));
    }

    private static boolean isStep(AlterTable earlier, String column) {
        return !earlier.actions(ValidateConstraint.class).isEmpty()
                || earlier.actions(AddConstraint.class).stream()
                        .anyMatch(add -> NotNullProof.says(add.constraint(), column));
    }
}
