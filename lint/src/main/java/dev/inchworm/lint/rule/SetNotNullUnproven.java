// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Action.SetNotNull;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column made {@code NOT NULL} by reading every row. */
final class SetNotNullUnproven implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG146", "NOT NULL set without a validated check", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.SCAN)
            .why("Every row is read for nulls under the lock, unless a validated check already says that there are"
                    + " none.");

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
        for (Action action : alter.actions()) {
            column(action)
                    .filter(column -> !NotNullProof.isThere(scene, alter.table(), column))
                    .ifPresent(column -> found.add(found(alter, column, scene).at(alter.place(action))));
        }
        return found;
    }

    private Finding found(AlterTable alter, String column, Scene scene) {
        String name = ObjectName.quote(column);
        String message = "every row of %s is read for nulls in %s while nobody reads or writes it; no validated check"
                .formatted(alter.table(), name);
        String rest = scene.live().isPresent() ? " says that there are none" : " in this file says that there are none";
        return finding(scene, message + rest, SafeWay.notNull(alter.table(), column, scene.version()));
    }

    /** The column that {@code action} makes {@code NOT NULL} at once. */
    private static Optional<String> column(Action action) {
        if (action instanceof SetNotNull set) {
            return Optional.of(set.column());
        }
        return action instanceof AddConstraint add
                        && add.constraint().kind() == Kind.NOT_NULL
                        && !add.constraint().isNotValid()
                ? add.constraint().columns().stream().findFirst()
                : Optional.empty();
    }
}
