// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.NewColumns.NewColumn;
import dev.inchworm.lint.source.Place;
import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import dev.inchworm.lint.statement.TableStatement.Persistence;
import java.util.List;

/** The columns that a statement brings into being, in a new table or in one that is there. */
final class NewColumns {

    /**
     * One of them.
     *
     * @param table its table
     * @param column the column
     * @param place where it is said
     * @param isKey whether it is the primary key, or part of it
     */
    record NewColumn(ObjectName table, ColumnDefinition column, Place place, boolean isKey) {}

    private NewColumns() {}

    /** The columns of {@code CREATE TABLE} or {@code ADD COLUMN}; none of a temporary table. */
    static List<NewColumn> of(Statement statement, Scene scene) {
        if (statement instanceof CreateTable create && create.persistence() != Persistence.TEMPORARY) {
            List<String> keys = KnownColumns.primaryKey(create);
            return create.columns().stream()
                    .map(column -> new NewColumn(create.table(), column, scene.place(), keys.contains(column.name())))
                    .toList();
        } else if (statement instanceof AlterTable alter) {
            return alter.actions(AddColumn.class).stream()
                    .map(add -> new NewColumn(
                            alter.table(),
                            add.column(),
                            alter.place(add),
                            add.column().isPrimaryKey()))
                    .toList();
        }
        return List.of();
    }

    /** The safe way that writes {@code column} with another type. */
    static List<String> withType(Statement statement, NewColumn column, String type) {
        String given = "%s %s".formatted(ObjectName.quote(column.column().name()), type);
        return statement instanceof AlterTable alter
                ? List.of("%s ADD COLUMN %s;".formatted(SafeWay.alter(alter), given))
                : List.of("-- in CREATE TABLE %s: %s".formatted(column.table(), given));
    }
}
