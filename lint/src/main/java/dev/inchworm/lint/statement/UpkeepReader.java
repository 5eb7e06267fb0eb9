// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.statement.IndexStatement.DropIndex;
import dev.inchworm.lint.statement.IndexStatement.Reindex;
import dev.inchworm.lint.statement.ObjectStatement.Drop;
import dev.inchworm.lint.statement.ObjectStatement.RefreshMaterializedView;
import dev.inchworm.lint.statement.OpaqueStatement.Other;
import dev.inchworm.lint.statement.TableStatement.Analyze;
import dev.inchworm.lint.statement.TableStatement.Cluster;
import dev.inchworm.lint.statement.TableStatement.LockTable;
import dev.inchworm.lint.statement.TableStatement.Truncate;
import dev.inchworm.lint.statement.TableStatement.Vacuum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code DROP}, and the statements that keep tables and indexes in order. */
final class UpkeepReader {

    private static final String[] KINDS = {
        "table",
        "materialized view",
        "view",
        "sequence",
        "schema",
        "database",
        "function",
        "procedure",
        "routine",
        "aggregate",
        "type",
        "domain",
        "extension",
        "publication",
        "subscription",
        "foreign table",
        "statistics",
        "collation",
        "role",
        "user mapping",
        "user",
        "group",
        "server",
        "foreign data wrapper",
        "event trigger",
        "tablespace",
        "conversion",
        "access method",
        "language",
        "procedural language"
    };
    private static final String[] OTHERS = {
        "cast",
        "operator class",
        "operator family",
        "operator",
        "owned",
        "text search configuration",
        "text search dictionary",
        "text search parser",
        "text search template",
        "transform"
    };
    private static final String[] LOCK_MODES = {
        "access share",
        "row share",
        "row exclusive",
        "share update exclusive",
        "share row exclusive",
        "share",
        "access exclusive",
        "exclusive"
    };

    private final Cursor cursor;

    UpkeepReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** All after {@code DROP}. */
    Statement drop() {
        if (cursor.accept("index")) {
            boolean concurrently = cursor.accept("concurrently");
            boolean ifExists = cursor.accept("if exists");
            return new DropIndex(cursor.objectNames(), concurrently, ifExists, cascade());
        }
        Optional<String> ofTable = cursor.acceptOne("trigger", "rule", "policy");
        if (ofTable.isPresent()) {
            boolean ifExists = cursor.accept("if exists");
            List<ObjectName> names = List.of(cursor.objectName());
            cursor.expect("on");
            Optional<ObjectName> table = Optional.of(cursor.objectName());
            return new Drop(ofTable.get().toUpperCase(Locale.ROOT), names, table, ifExists, cascade());
        }
        Optional<String> kind = cursor.acceptOne(KINDS);
        if (kind.isEmpty()) {
            String other = cursor.acceptOne(OTHERS).orElseThrow(() -> cursor.confused("what to drop"));
            cursor.rest();
            return new Other("DROP " + other.toUpperCase(Locale.ROOT));
        }
        boolean ifExists = cursor.accept("if exists");
        List<ObjectName> names = names(kind.get());
        return new Drop(kind.get().toUpperCase(Locale.ROOT), names, Optional.empty(), ifExists, cascade());
    }

    private List<ObjectName> names(String kind) {
        List<ObjectName> names = new ArrayList<>();
        if (kind.equals("user mapping")) {
            cursor.rest();
            return names;
        }
        do {
            names.add(cursor.objectName());
            if (cursor.seesSign("(")) {
                cursor.skipParentheses();
            }
        } while (cursor.acceptSign(","));
        if (kind.equals("database") && cursor.mark() > 0) {
            cursor.accept("with");
            if (cursor.seesSign("(")) {
                cursor.skipParentheses();
            }
        }
        return names;
    }

    private boolean cascade() {
        return !cursor.accept("restrict") && cursor.accept("cascade");
    }

    /** All after {@code TRUNCATE}. */
    Statement truncate() {
        cursor.accept("table");
        List<ObjectName> tables = cursor.objectNames();
        cursor.acceptOne("restart identity", "continue identity");
        return new Truncate(tables, cascade());
    }

    /** All after {@code LOCK}. */
    Statement lock() {
        cursor.accept("table");
        List<ObjectName> tables = cursor.objectNames();
        String mode = "access exclusive";
        if (cursor.accept("in")) {
            mode = cursor.acceptOne(LOCK_MODES).orElseThrow(() -> cursor.confused("a lock mode"));
            cursor.expect("mode");
        }
        return new LockTable(tables, mode.toUpperCase(Locale.ROOT), cursor.accept("nowait"));
    }

    /** All after {@code REINDEX}. */
    Statement reindex() {
        boolean concurrently = hasOption("concurrently");
        String kind = cursor.acceptOne("index", "table", "schema", "database", "system")
                .orElseThrow(() -> cursor.confused("INDEX, TABLE, SCHEMA, DATABASE or SYSTEM"));
        concurrently |= cursor.accept("concurrently");
        Optional<ObjectName> name = cursor.isAtEnd() ? Optional.empty() : Optional.of(cursor.objectName());
        return new Reindex(kind.toUpperCase(Locale.ROOT), name, concurrently);
    }

    /** All after {@code VACUUM}. */
    Statement vacuum() {
        boolean full = hasOption("full");
        full |= cursor.accept("full");
        while (cursor.acceptOne("freeze", "verbose", "analyze").isPresent()) {
            full |= cursor.accept("full");
        }
        return new Vacuum(full, tablesWithColumns());
    }

    /** All after {@code ANALYZE}. */
    Statement analyze() {
        hasOption("");
        cursor.accept("verbose");
        return new Analyze(tablesWithColumns());
    }

    /** All after {@code CLUSTER}. */
    Statement cluster() {
        hasOption("");
        cursor.accept("verbose");
        if (cursor.isAtEnd()) {
            return new Cluster(Optional.empty());
        }
        ObjectName first = cursor.objectName();
        if (cursor.accept("on")) {
            return new Cluster(Optional.of(cursor.objectName()));
        }
        if (cursor.accept("using")) {
            cursor.name();
        }
        return new Cluster(Optional.of(first));
    }

    /** All after {@code REFRESH}. */
    Statement refresh() {
        cursor.expect("materialized view");
        boolean concurrently = cursor.accept("concurrently");
        ObjectName view = cursor.objectName();
        boolean withoutData = cursor.accept("with no data");
        cursor.accept("with data");
        return new RefreshMaterializedView(view, concurrently, !withoutData);
    }

    private List<ObjectName> tablesWithColumns() {
        List<ObjectName> tables = new ArrayList<>();
        while (!cursor.isAtEnd()) {
            cursor.accept("only");
            tables.add(cursor.objectName());
            if (cursor.seesSign("(")) {
                cursor.skipParentheses();
            }
            if (!cursor.acceptSign(",")) {
                cursor.expectEnd();
            }
        }
        return tables;
    }

    /** Reads {@code (option, option value)} if it follows; true if {@code option} is on in it. */
    private boolean hasOption(String option) {
        boolean isOn = false;
        if (cursor.acceptSign("(")) {
            do {
                boolean isThis = !option.isEmpty() && cursor.sees(option);
                String text = cursor.expressionUntil(Set.of()).text().toLowerCase(Locale.ROOT);
                isOn |= isThis && !text.matches(".* (false|off|0)");
            } while (cursor.acceptSign(","));
            cursor.expectSign(")");
        }
        return isOn;
    }
}
