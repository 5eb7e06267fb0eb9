// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.statement.TableStatement.CreateTable;
import dev.inchworm.lint.statement.TableStatement.Partition;
import dev.inchworm.lint.statement.TableStatement.Persistence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code CREATE TABLE}. */
final class CreateTableReader {

    private final Cursor cursor;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private Optional<String> key = Optional.empty();
    private Optional<ObjectName> of = Optional.empty();
    private Optional<String> bound = Optional.empty();
    private Optional<String> source = Optional.empty();

    CreateTableReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** All after {@code CREATE [TEMPORARY] TABLE}. */
    CreateTable table(Persistence persistence) {
        boolean ifNotExists = cursor.accept("if not exists");
        ObjectName table = cursor.objectName();
        if (cursor.accept("partition of")) {
            of = Optional.of(cursor.objectName());
            elementsIfAny();
            bound = Optional.of(AlterTableReader.bound(cursor));
        } else if (cursor.accept("of")) {
            cursor.objectName();
            elementsIfAny();
        } else if (cursor.seesSign("(") && !isColumnListOfQuery()) {
            elements();
        } else if (cursor.seesSign("(")) {
            cursor.skipParentheses();
        }
        rest();
        return new CreateTable(
                table,
                ifNotExists,
                persistence,
                List.copyOf(columns),
                List.copyOf(constraints),
                new Partition(key, of, bound, source));
    }

    private void elementsIfAny() {
        if (cursor.seesSign("(")) {
            elements();
        }
    }

    private void elements() {
        cursor.expectSign("(");
        if (cursor.acceptSign(")")) {
            return;
        }
        do {
            element();
        } while (cursor.acceptSign(","));
        cursor.expectSign(")");
    }

    private void element() {
        if (cursor.accept("like")) {
            int from = cursor.mark();
            cursor.objectName();
            while (cursor.acceptOne("including", "excluding").isPresent()) {
                cursor.name();
            }
            source = Optional.of("LIKE " + cursor.text(from, cursor.mark()));
        } else if (new ConstraintReader(cursor).sees()) {
            constraints.add(new ConstraintReader(cursor).constraint());
        } else {
            columns.add(of.isPresent() ? typed() : new ColumnReader(cursor).column());
        }
    }

    /** A column of a partition: no type, only constraints. */
    private ColumnDefinition typed() {
        int from = cursor.mark();
        String name = cursor.name();
        cursor.accept("with options");
        List<ColumnConstraint> found = new ArrayList<>();
        ColumnReader reader = new ColumnReader(cursor);
        for (Optional<ColumnConstraint> next = reader.constraint(); next.isPresent(); next = reader.constraint()) {
            found.add(next.get());
        }
        DataType none = new DataType("", "", List.of(), false);
        return new ColumnDefinition(name, none, Optional.empty(), List.copyOf(found), cursor.text(from, cursor.mark()));
    }

    /** {@code CREATE TABLE t (a, b) AS ...}: names and nothing else in the parentheses. */
    private boolean isColumnListOfQuery() {
        for (int ahead = 1; ; ahead += 2) {
            if (!cursor.peek(ahead).isName()) {
                return false;
            }
            if (cursor.peek(ahead + 1).isSign(")")) {
                return true;
            }
            if (!cursor.peek(ahead + 1).isSign(",")) {
                return false;
            }
        }
    }

    private void rest() {
        if (cursor.accept("inherits")) {
            cursor.skipParentheses();
        }
        if (cursor.accept("partition by")) {
            int from = cursor.mark();
            cursor.name();
            cursor.skipParentheses();
            key = Optional.of(cursor.text(from, cursor.mark()));
        }
        if (cursor.accept("using")) {
            cursor.name();
        }
        if (cursor.accept("with")) {
            cursor.skipParentheses();
        } else {
            cursor.accept("without oids");
        }
        if (cursor.accept("on commit")) {
            cursor.acceptOne("preserve rows", "delete rows", "drop");
        }
        if (cursor.accept("tablespace")) {
            cursor.name();
        }
        if (cursor.accept("as")) {
            source = Optional.of("AS " + cursor.expressionUntil(Set.of()).text() + cursor.rest());
        }
    }
}
