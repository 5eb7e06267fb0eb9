// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.statement.ObjectStatement.CreateDomain;
import dev.inchworm.lint.statement.ObjectStatement.CreateMaterializedView;
import dev.inchworm.lint.statement.ObjectStatement.CreateSchema;
import dev.inchworm.lint.statement.ObjectStatement.CreateSequence;
import dev.inchworm.lint.statement.ObjectStatement.CreateType;
import dev.inchworm.lint.statement.ObjectStatement.CreateView;
import dev.inchworm.lint.statement.ObjectStatement.Extension;
import dev.inchworm.lint.statement.ObjectStatement.Publication;
import dev.inchworm.lint.statement.OpaqueStatement.Other;
import dev.inchworm.lint.statement.TableStatement.Persistence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code CREATE} of anything. */
final class CreateReader {

    private static final String[] OTHERS = {
        "access method",
        "aggregate",
        "cast",
        "collation",
        "conversion",
        "database",
        "default conversion",
        "event trigger",
        "foreign data wrapper",
        "foreign table",
        "group",
        "language",
        "trusted language",
        "procedural language",
        "trusted procedural language",
        "operator class",
        "operator family",
        "operator",
        "role",
        "server",
        "statistics",
        "subscription",
        "tablespace",
        "text search configuration",
        "text search dictionary",
        "text search parser",
        "text search template",
        "transform",
        "user mapping",
        "user"
    };

    private final Cursor cursor;

    CreateReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** All after {@code CREATE}. */
    Statement create() {
        boolean orReplace = cursor.accept("or replace");
        Optional<Persistence> table = table();
        if (table.isPresent()) {
            return new CreateTableReader(cursor).table(table.get());
        } else if (cursor.accept("unique index")) {
            return new CreateIndexReader(cursor).index(true);
        } else if (cursor.accept("index")) {
            return new CreateIndexReader(cursor).index(false);
        } else if (cursor.accept("schema")) {
            return schema();
        } else if (cursor.accept("type")) {
            return type();
        } else if (cursor.accept("domain")) {
            return domain();
        } else if (cursor.accept("extension")) {
            cursor.accept("if not exists");
            return new Extension(cursor.name(), false, cursor.rest());
        } else if (cursor.accept("publication")) {
            return new Publication(cursor.name(), false, cursor.rest());
        }
        return view(orReplace).or(() -> routine(orReplace)).orElseGet(this::other);
    }

    private Optional<Persistence> table() {
        if (cursor.accept("table")) {
            return Optional.of(Persistence.PERMANENT);
        } else if (cursor.accept("unlogged table")) {
            return Optional.of(Persistence.UNLOGGED);
        }
        return temporary("table").map(words -> Persistence.TEMPORARY);
    }

    private Optional<String> temporary(String kind) {
        return cursor.acceptOne(
                "temporary " + kind,
                "temp " + kind,
                "local temporary " + kind,
                "local temp " + kind,
                "global temporary " + kind,
                "global temp " + kind);
    }

    private Optional<Statement> view(boolean orReplace) {
        if (cursor.accept("materialized view")) {
            return Optional.of(materializedView());
        }
        boolean isView = cursor.accept("view")
                || cursor.accept("recursive view")
                || temporary("view").isPresent()
                || temporary("recursive view").isPresent();
        if (isView) {
            ObjectName name = cursor.objectName();
            if (cursor.seesSign("(")) {
                cursor.skipParentheses();
            }
            if (cursor.accept("with")) {
                cursor.skipParentheses();
            }
            cursor.expect("as");
            return Optional.of(new CreateView(name, orReplace, cursor.restAsExpression()));
        }
        boolean isSequence = cursor.acceptOne("sequence", "unlogged sequence").isPresent()
                || temporary("sequence").isPresent();
        if (isSequence) {
            cursor.accept("if not exists");
            ObjectName name = cursor.objectName();
            cursor.rest();
            return Optional.of(new CreateSequence(name));
        }
        return Optional.empty();
    }

    private Statement materializedView() {
        cursor.accept("if not exists");
        ObjectName name = cursor.objectName();
        String rest = cursor.rest().toLowerCase(Locale.ROOT);
        return new CreateMaterializedView(name, !rest.endsWith(" with no data"));
    }

    private Optional<Statement> routine(boolean orReplace) {
        RoutineReader routines = new RoutineReader(cursor);
        if (cursor.accept("function")) {
            return Optional.of(routines.function("FUNCTION", orReplace));
        } else if (cursor.accept("procedure")) {
            return Optional.of(routines.function("PROCEDURE", orReplace));
        } else if (cursor.acceptOne("trigger", "constraint trigger").isPresent()) {
            return Optional.of(routines.trigger());
        } else if (cursor.accept("rule")) {
            return Optional.of(routines.rule());
        } else if (cursor.accept("policy")) {
            return Optional.of(routines.policy(false));
        }
        return Optional.empty();
    }

    private Statement schema() {
        cursor.accept("if not exists");
        cursor.accept("authorization");
        String name = cursor.name();
        if (cursor.accept("authorization")) {
            cursor.name();
        }
        if (!cursor.isAtEnd()) {
            throw cursor.confused("the statement's end; what is created inside of CREATE SCHEMA is not read");
        }
        return new CreateSchema(name);
    }

    private Statement type() {
        ObjectName name = cursor.objectName();
        List<String> values = new ArrayList<>();
        boolean isEnum = cursor.accept("as enum");
        if (isEnum) {
            cursor.expectSign("(");
            while (!cursor.acceptSign(")")) {
                values.add(cursor.next().value());
                cursor.acceptSign(",");
            }
            cursor.expectEnd();
        }
        cursor.rest();
        return new CreateType(name, List.copyOf(values), isEnum);
    }

    private Statement domain() {
        ObjectName name = cursor.objectName();
        cursor.accept("as");
        DataType type = new TypeReader(cursor).type();
        ColumnReader reader = new ColumnReader(cursor);
        reader.collation();
        List<ColumnConstraint> constraints = new ArrayList<>();
        for (Optional<ColumnConstraint> next = reader.constraint(); next.isPresent(); next = reader.constraint()) {
            constraints.add(next.get());
        }
        return new CreateDomain(name, type, List.copyOf(constraints));
    }

    private Statement other() {
        String kind = cursor.acceptOne(OTHERS).orElseThrow(() -> cursor.confused("what to create"));
        cursor.rest();
        return new Other("CREATE " + kind.toUpperCase(Locale.ROOT));
    }
}
