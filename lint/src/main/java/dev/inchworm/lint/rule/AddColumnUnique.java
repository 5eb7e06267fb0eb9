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

/** A column added as unique or primary key: its index is built while everybody waits. */
final class AddColumnUnique implements ActionRule<AddColumn> {

    private static final RuleCard CARD = RuleCard.of("PG110", "Column added as UNIQUE or PRIMARY KEY", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.BUILD)
            .why("The index over all rows that are there is built under the lock of the column.");

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
        boolean isKey = column.isPrimaryKey();
        if (!isKey && !column.isUnique()) {
            return Optional.empty();
        }
        String message = "column %s of %s comes as %s: its index is built while nobody reads or writes the table"
                .formatted(ObjectName.quote(column.name()), alter.table(), isKey ? "PRIMARY KEY" : "UNIQUE");
        return Optional.of(finding(scene, message, isKey ? key(alter, column, scene) : unique(alter, column)));
    }

    private static List<String> unique(AlterTable alter, ColumnDefinition column) {
        String name = column.one(ColumnConstraint.Unique.class)
                .flatMap(ColumnConstraint.Unique::name)
                .orElse(alter.table().name() + "_" + column.name() + "_key");
        List<String> lines = new ArrayList<>();
        lines.add("%s ADD COLUMN %s;"
                .formatted(SafeWay.alter(alter), ColumnText.without(column, ColumnConstraint.Unique.class)));
        lines.addAll(SafeWay.usingIndex(alter.table(), name, list(column), "UNIQUE"));
        return lines;
    }

    private static List<String> key(AlterTable alter, ColumnDefinition column, Scene scene) {
        String name = column.one(ColumnConstraint.PrimaryKey.class)
                .flatMap(ColumnConstraint.PrimaryKey::name)
                .orElse(alter.table().name() + "_pkey");
        List<String> lines = new ArrayList<>();
        lines.add("%s ADD COLUMN %s;".formatted(SafeWay.alter(alter), column.bare()));
        lines.add("-- when every running application fills it, fill the old rows in batches, and then:");
        lines.addAll(SafeWay.notNull(alter.table(), column.name(), scene.version()));
        lines.addAll(SafeWay.usingIndex(alter.table(), name, list(column), "PRIMARY KEY"));
        return lines;
    }

    private static String list(ColumnDefinition column) {
        return "(" + ObjectName.quote(column.name()) + ")";
    }
}
