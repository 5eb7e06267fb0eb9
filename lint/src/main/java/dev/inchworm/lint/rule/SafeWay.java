// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Statements that many safe ways have in common, each a line that ends in {@code ;}. */
final class SafeWay {

    private static final int NAME_BYTES_MAX = 63;

    private SafeWay() {}

    /** {@code ALTER TABLE t}, with {@code ONLY} where the file says so. */
    static String alter(AlterTable alter) {
        return "ALTER TABLE " + (alter.only() ? "ONLY " : "") + alter.table();
    }

    /** Fills {@code column} of old rows in small transactions. */
    static List<String> fill(ObjectName table, String column, String value) {
        return fill(table, column, value, ObjectName.quote(column) + " IS NULL");
    }

    /** Fills {@code column} of old rows in small transactions, those of {@code condition}. */
    static List<String> fill(ObjectName table, String column, String value, String condition) {
        return List.of(
                "-- then, in batches, each its own transaction, until it changes no row any more:",
                "UPDATE %s SET %s = %s WHERE %s AND ctid = ANY (ARRAY(SELECT ctid FROM %s WHERE %s LIMIT 1000));"
                        .formatted(table, ObjectName.quote(column), value, condition, table, condition));
    }

    /** Makes a column {@code NOT NULL} without reading the table under a strong lock. */
    static List<String> notNull(ObjectName table, String column, int version) {
        String name = name(table, column + "_not_null");
        String quoted = ObjectName.quote(column);
        String validate = "ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(table, name);
        if (version >= Server.NOT_NULL_NOT_VALID) {
            return List.of(
                    "-- each its own transaction:",
                    "ALTER TABLE %s ADD CONSTRAINT %s NOT NULL %s NOT VALID;".formatted(table, name, quoted),
                    validate);
        }
        return List.of(
                "-- each its own transaction:",
                "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID;".formatted(table, name, quoted),
                validate,
                "ALTER TABLE %s ALTER COLUMN %s SET NOT NULL;".formatted(table, quoted),
                "ALTER TABLE %s DROP CONSTRAINT %s;".formatted(table, name));
    }

    /** Adds a constraint without looking at old rows, then looks at them while the application goes on. */
    static List<String> notValid(String alter, Constraint constraint, ObjectName table) {
        String name = ObjectName.quote(constraint.nameOn(table));
        return List.of(
                "%s ADD %s NOT VALID;".formatted(alter, named(constraint, table)),
                "-- in a transaction of its own:",
                "%s VALIDATE CONSTRAINT %s;".formatted(alter, name));
    }

    /** The constraint with a name: its own, or the one the server would choose. */
    static String named(Constraint constraint, ObjectName table) {
        String name = ObjectName.quote(constraint.nameOn(table));
        return constraint.name().isPresent()
                ? constraint.text()
                : "CONSTRAINT %s %s".formatted(name, constraint.text());
    }

    /** Builds a unique index while the application goes on, and makes a constraint of it. */
    static List<String> usingIndex(ObjectName table, String name, String index, String kind) {
        String quoted = ObjectName.quote(name);
        return List.of(
                "-- outside a transaction, with lock_timeout off:",
                "SET lock_timeout = 0;",
                "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s;".formatted(quoted, table, index),
                "-- if it fails, it leaves an invalid index: DROP INDEX CONCURRENTLY %s; and again"
                        .formatted(table.sibling(name)),
                "ALTER TABLE %s ADD CONSTRAINT %s %s USING INDEX %s;".formatted(table, quoted, kind, quoted));
    }

    /** Builds the index of a unique or primary key while the application goes on, and makes the key of it. */
    static List<String> uniqueKey(ObjectName table, Constraint key, String kind, LiveFacts live) {
        String name = key.nameOn(table);
        Optional<String> index = key.index();
        if (index.isEmpty()) {
            return List.of("-- there is no way beside a running application but a new table that has it");
        } else if (live.isPartitioned(table).orElse(false)) {
            return List.of(
                    "CREATE UNIQUE INDEX %s ON ONLY %s %s;".formatted(ObjectName.quote(name), table, index.get()),
                    "-- for each partition, outside a transaction, with lock_timeout off:",
                    "-- CREATE UNIQUE INDEX CONCURRENTLY partition_key ON partition %s;".formatted(index.get()),
                    "-- ALTER INDEX %s ATTACH PARTITION partition_key;".formatted(table.sibling(name)));
        }
        boolean isDeferred = key.text().toLowerCase(Locale.ROOT).endsWith("initially deferred");
        String deferrable = key.options().isDeferrable() ? " DEFERRABLE" : "";
        String ending = deferrable + (isDeferred ? " INITIALLY DEFERRED" : "") + ";";
        List<String> lines = new ArrayList<>(usingIndex(table, name, index.get(), kind));
        lines.add(lines.remove(lines.size() - 1).replaceFirst(";$", ending));
        return lines;
    }

    /** Gives a foreign key to the partitions of a table one by one, and to the table when all have it. */
    static List<String> foreignKeyOfPartitions(ObjectName table, Constraint key) {
        String named = named(key, table);
        return List.of(
                "-- for each partition, each statement in a transaction of its own:",
                "-- ALTER TABLE partition ADD %s NOT VALID;".formatted(named),
                "-- ALTER TABLE partition VALIDATE CONSTRAINT %s;".formatted(ObjectName.quote(key.nameOn(table))),
                "-- when every partition has it, no row is read again; the other table is locked against all for a"
                        + " moment:",
                "ALTER TABLE %s ADD %s;".formatted(table, named));
    }

    /** The change of Inchworm that does it instead. */
    static List<String> replaceColumns(ObjectName table, String what) {
        return List.of(
                "-- with Inchworm: %s, kept in step by a trigger, filled, compared and switched".formatted(what),
                "-- while old and new applications run side by side (change replace-columns):",
                "-- inchworm init " + table);
    }

    /** A name of ours for something of {@code table}, quoted; never longer than the server takes. */
    static String name(ObjectName table, String ending) {
        return ObjectName.quote(cut(table.name() + "_" + ending));
    }

    /** {@code text} as a literal of SQL. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String cut(String name) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES_MAX) {
            cut = cut.substring(1);
        }
        return cut;
    }
}
