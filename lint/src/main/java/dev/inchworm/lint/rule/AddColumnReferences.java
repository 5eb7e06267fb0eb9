// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.ColumnConstraint;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/** A column added as a foreign key: the other table is locked as well. */
final class AddColumnReferences implements ActionRule<AddColumn> {

    private static final RuleCard CARD = RuleCard.of("PG111", "Column added as a foreign key", Severity.WARN)
            .locks(
                    "ACCESS EXCLUSIVE on the table: nobody reads or writes it; SHARE ROW EXCLUSIVE on the other table:"
                            + " nobody writes to it.",
                    Cost.METADATA)
            .why("Two busy tables are locked at once, the first of them against readers; with a default every row is"
                    + " looked up in the other table on top.");

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
        return column.one(ColumnConstraint.References.class)
                .filter(foreign -> !scene.isNew(foreign.reference().table()))
                .map(foreign -> {
                    boolean isFilled = column.defaultValue().isPresent();
                    String message = "column %s locks %s and %s together"
                            .formatted(
                                    ObjectName.quote(column.name()),
                                    alter.table(),
                                    foreign.reference().table());
                    String more = isFilled ? ", and looks up its default for every row that is there" : "";
                    return finding(scene, message + more, safeWay(alter, column, foreign));
                });
    }

    private static List<String> safeWay(
            AlterTable alter, ColumnDefinition column, ColumnConstraint.References foreign) {
        String name = foreign.name()
                .map(ObjectName::quote)
                .orElseGet(() -> SafeWay.name(alter.table(), column.name() + "_fkey"));
        return List.of(
                "%s ADD COLUMN %s;"
                        .formatted(SafeWay.alter(alter), ColumnText.without(column, ColumnConstraint.References.class)),
                "-- each in a transaction of its own:",
                "%s ADD CONSTRAINT %s FOREIGN KEY (%s) %s NOT VALID;"
                        .formatted(
                                SafeWay.alter(alter),
                                name,
                                ObjectName.quote(column.name()),
                                ColumnText.reference(foreign.reference())),
                "%s VALIDATE CONSTRAINT %s;".formatted(SafeWay.alter(alter), name));
    }
}
