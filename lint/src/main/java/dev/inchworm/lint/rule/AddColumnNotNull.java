// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.ColumnConstraint;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column added {@code NOT NULL} without a value for the rows that are there. */
final class AddColumnNotNull implements ActionRule<AddColumn> {

    private static final RuleCard CARD = RuleCard.of("PG104", "Column added NOT NULL without a default", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.SCAN)
            .why("It fails as soon as the table has one row; and applications that do not know the column yet cannot"
                    + " insert any more.");

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
        if (column.one(ColumnConstraint.NotNull.class).isEmpty() || column.isPrimaryKey() || hasValue(column)) {
            return Optional.empty();
        }
        String name = ObjectName.quote(column.name());
        String message = "column %s of %s is NOT NULL without a default: this fails when there is a row, and old"
                .formatted(name, alter.table());
        List<String> safeWay = new ArrayList<>();
        safeWay.add("%s ADD COLUMN %s;".formatted(SafeWay.alter(alter), column.bare()));
        safeWay.add("-- when every running application fills it, fill the old rows in batches, and then:");
        safeWay.addAll(SafeWay.notNull(alter.table(), column.name(), scene.version()));
        return Optional.of(finding(scene, message + " applications can insert no more", safeWay));
    }

    private static boolean hasValue(ColumnDefinition column) {
        return column.defaultValue()
                        .filter(value -> !value.text().equalsIgnoreCase("null"))
                        .isPresent()
                || column.isIdentity()
                || column.generated().isPresent()
                || column.type().isSerial();
    }
}
