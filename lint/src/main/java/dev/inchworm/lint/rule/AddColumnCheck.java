// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.ColumnConstraint;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/** A column added together with a check: every row is read. */
final class AddColumnCheck implements ActionRule<AddColumn> {

    private static final RuleCard CARD = RuleCard.of("PG109", "Column added with a CHECK", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.SCAN)
            .why("The check is tried on every row that is there, even where all of them will have the same value.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<AddColumn> kind() {
        return AddColumn.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, AddColumn add, Scene scene) {
        ColumnDefinition column = add.column();
        return column.check().map(check -> {
            String message = "the check of column %s has the server read all of %s while nobody else may"
                    .formatted(ObjectName.quote(column.name()), alter.table());
            String name = check.name()
                    .map(ObjectName::quote)
                    .orElseGet(() -> SafeWay.name(alter.table(), column.name() + "_check"));
            List<String> safeWay = List.of(
                    "%s ADD COLUMN %s;"
                            .formatted(SafeWay.alter(alter), ColumnText.without(column, ColumnConstraint.Check.class)),
                    "%s ADD CONSTRAINT %s CHECK (%s) NOT VALID;"
                            .formatted(SafeWay.alter(alter), name, check.expression()),
                    "-- in a transaction of its own:",
                    "%s VALIDATE CONSTRAINT %s;".formatted(SafeWay.alter(alter), name));
            return finding(scene, message, safeWay);
        });
    }
}
