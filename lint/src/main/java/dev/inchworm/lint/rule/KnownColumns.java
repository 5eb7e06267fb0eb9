// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.statement.Action;
import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Action.AlterType;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.DataType;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.Rename;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the file so far, and a server if one was asked, tell about columns. */
final class KnownColumns {

    private KnownColumns() {}

    /** The type of a column before this statement, if it is known. */
    static Optional<DataType> type(Scene scene, ObjectName table, String column) {
        ObjectName owner = table;
        String name = column;
        List<Earlier> earlier = scene.earlier();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            Statement statement = earlier.get(i).statement();
            Optional<DataType> found = type(statement, owner, name);
            if (found.isPresent()) {
                return found;
            }
            if (statement instanceof Rename rename && !rename.isMove()) {
                if (rename.kind().equals("COLUMN")
                        && rename.owner().isLike(owner)
                        && rename.newName().equals(name)) {
                    name = rename.name();
                } else if (rename.kind().equals("TABLE")
                        && rename.owner().sibling(rename.newName()).isLike(owner)) {
                    owner = rename.owner();
                }
            }
        }
        return scene.live().columnType(owner, name).flatMap(DataType::read);
    }

    private static Optional<DataType> type(Statement statement, ObjectName table, String column) {
        if (statement instanceof CreateTable create && create.table().isLike(table)) {
            return type(create, column);
        } else if (statement instanceof AlterTable alter && alter.table().isLike(table)) {
            for (Action action : alter.actions()) {
                if (action instanceof AddColumn add && add.column().name().equals(column)) {
                    return Optional.of(add.column().type());
                } else if (action instanceof AlterType change && change.column().equals(column)) {
                    return Optional.of(change.type());
                }
            }
        }
        return Optional.empty();
    }

    /** The type that {@code create} gives a column. */
    static Optional<DataType> type(CreateTable create, String column) {
        return create.columns().stream()
                .filter(known -> known.name().equals(column))
                .map(ColumnDefinition::type)
                .findFirst();
    }

    /** The columns of the primary key that {@code create} gives its table. */
    static List<String> primaryKey(CreateTable create) {
        return Stream.concat(
                        create.columns().stream()
                                .filter(ColumnDefinition::isPrimaryKey)
                                .map(ColumnDefinition::name),
                        create.constraints().stream()
                                .filter(constraint -> constraint.kind() == Kind.PRIMARY_KEY)
                                .flatMap(constraint -> constraint.columns().stream()))
                .toList();
    }

    /** Whether a column was added to {@code table} earlier in this file. */
    static boolean isAdded(Scene scene, ObjectName table, String column) {
        return scene.earlier().stream()
                .map(Earlier::statement)
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .filter(alter -> alter.table().isLike(table))
                .flatMap(alter -> alter.actions(AddColumn.class).stream())
                .anyMatch(add -> add.column().name().equals(column));
    }

    /** Whether a constraint was added to {@code table} earlier in this file. */
    static Optional<Constraint> added(Scene scene, ObjectName table, String constraint) {
        return scene.earlier().stream()
                .map(Earlier::statement)
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .filter(alter -> alter.table().isLike(table))
                .flatMap(alter -> alter.actions(AddConstraint.class).stream())
                .map(AddConstraint::constraint)
                .filter(known -> known.nameOn(table).equals(constraint))
                .findFirst();
    }
}
