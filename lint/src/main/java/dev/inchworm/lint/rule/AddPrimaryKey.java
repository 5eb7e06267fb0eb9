// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A primary key whose index is built, and whose columns are read for nulls, while everybody waits. */
final class AddPrimaryKey implements ActionRule<AddConstraint> {

    private static final RuleCard CARD = RuleCard.of(
                    "PG167", "PRIMARY KEY added without an index that is ready", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.BUILD)
            .why("The index of the key is built under the lock that adds it, and columns that are not NOT NULL are read"
                    + " for nulls on top.");

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
        Constraint key = add.constraint();
        if (key.kind() != Kind.PRIMARY_KEY || key.isUsingIndex()) {
            return Optional.empty();
        }
        ObjectName table = alter.table();
        String message = "the index of %s is built while nobody reads or writes %s"
                .formatted(ObjectName.quote(key.nameOn(table)), table);
        List<String> lines = new ArrayList<>();
        for (String column : key.columns()) {
            if (!NotNullProof.isThere(scene, table, column)) {
                lines.add("-- unless %s is NOT NULL already:".formatted(ObjectName.quote(column)));
                lines.addAll(SafeWay.notNull(table, column, scene.version()));
            }
        }
        lines.addAll(SafeWay.uniqueKey(table, key, "PRIMARY KEY", scene.live()));
        return Optional.of(finding(scene, message, lines));
    }
}
