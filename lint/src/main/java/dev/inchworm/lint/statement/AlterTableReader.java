// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.Place;
import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Action.AlterConstraint;
import dev.inchworm.lint.statement.Action.AttachPartition;
import dev.inchworm.lint.statement.Action.DetachPartition;
import dev.inchworm.lint.statement.Action.DropColumn;
import dev.inchworm.lint.statement.Action.DropConstraint;
import dev.inchworm.lint.statement.Action.ValidateConstraint;
import dev.inchworm.lint.statement.ObjectStatement.Rename;
import dev.inchworm.lint.statement.OpaqueStatement.Other;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code ALTER TABLE}. */
final class AlterTableReader {

    private final Cursor cursor;

    AlterTableReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** All after {@code ALTER TABLE}; {@code kind} is {@code TABLE}, {@code VIEW} and so on. */
    Statement alter(String kind) {
        if (cursor.accept("all in tablespace")) {
            cursor.rest();
            return new Other("ALTER " + kind + " ALL IN TABLESPACE");
        }
        boolean ifExists = cursor.accept("if exists");
        boolean only = cursor.accept("only");
        ObjectName table = cursor.objectName();
        cursor.acceptSign("*");
        if (cursor.accept("rename")) {
            return rename(kind, table);
        }
        if (cursor.accept("set schema")) {
            return new Rename(kind, table, table.name(), cursor.name(), true);
        }
        List<Action> actions = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        do {
            int from = cursor.mark();
            actions.add(action());
            places.add(cursor.place(from, cursor.mark()));
        } while (cursor.acceptSign(","));
        return new AlterTable(table, only, ifExists, List.copyOf(actions), List.copyOf(places));
    }

    /** All after {@code RENAME}. */
    private Rename rename(String kind, ObjectName table) {
        if (cursor.accept("to")) {
            return new Rename(kind, table, table.name(), cursor.name(), false);
        }
        boolean isConstraint = cursor.accept("constraint");
        if (!isConstraint) {
            cursor.accept("column");
        }
        String name = cursor.name();
        cursor.expect("to");
        return new Rename(isConstraint ? "CONSTRAINT" : "COLUMN", table, name, cursor.name(), false);
    }

    private Action action() {
        if (cursor.accept("add")) {
            return add();
        } else if (cursor.accept("drop constraint")) {
            boolean ifExists = cursor.accept("if exists");
            return new DropConstraint(cursor.name(), ifExists, cascade());
        } else if (cursor.accept("drop")) {
            cursor.accept("column");
            boolean ifExists = cursor.accept("if exists");
            return new DropColumn(cursor.name(), ifExists, cascade());
        } else if (cursor.accept("alter constraint")) {
            return alterConstraint();
        } else if (cursor.accept("alter")) {
            cursor.accept("column");
            return new AlterColumnReader(cursor).action();
        } else if (cursor.accept("validate constraint")) {
            return new ValidateConstraint(cursor.name());
        } else if (cursor.accept("attach partition")) {
            ObjectName partition = cursor.objectName();
            return new AttachPartition(partition, bound(cursor));
        } else if (cursor.accept("detach partition")) {
            ObjectName partition = cursor.objectName();
            return new DetachPartition(partition, cursor.accept("concurrently"), cursor.accept("finalize"));
        }
        return new TableSettingReader(cursor).action();
    }

    private Action add() {
        if (new ConstraintReader(cursor).sees()) {
            return new AddConstraint(new ConstraintReader(cursor).constraint());
        }
        cursor.accept("column");
        boolean ifNotExists = cursor.accept("if not exists");
        return new AddColumn(new ColumnReader(cursor).column(), ifNotExists);
    }

    private Action alterConstraint() {
        String name = cursor.name();
        int from = cursor.mark();
        new ConstraintReader(cursor).options();
        cursor.accept("inherit");
        return new AlterConstraint(name, cursor.text(from, cursor.mark()));
    }

    private boolean cascade() {
        return !cursor.accept("restrict") && cursor.accept("cascade");
    }

    /** {@code FOR VALUES ...} or {@code DEFAULT}. */
    static String bound(Cursor cursor) {
        int from = cursor.mark();
        if (!cursor.accept("default")) {
            cursor.expect("for values");
            if (cursor.accept("from")) {
                cursor.skipParentheses();
                cursor.expect("to");
            } else if (cursor.acceptOne("in", "with").isEmpty()) {
                throw cursor.confused("FROM, IN or WITH");
            }
            cursor.skipParentheses();
        }
        return cursor.text(from, cursor.mark());
    }
}
