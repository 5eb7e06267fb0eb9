// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What a check looks at.
 *
 * @param oid the table's number in the catalog
 */
record Subject(Connection transaction, Migration migration, Table table, long oid) {

    /** The key of the table's name. */
    static final String TABLE = "change.table";
    /** What no key of the file is about. */
    static final String NO_KEY = "";

    static Subject of(Connection transaction, Migration migration, Table table) throws SQLException {
        long oid = Query.one(
                        transaction,
                        "select format('%I.%I', ?::text, ?::text)::regclass::oid::bigint",
                        table.name().schema(),
                        table.name().name())
                .number(0);
        return new Subject(transaction, migration, table, oid);
    }

    ReplaceColumns change() {
        return migration.change();
    }

    /** The key of an old column. */
    String oldKey(Column column) {
        return "change.old[%d]".formatted(change().oldColumns().indexOf(column.name()));
    }

    /** The key of a new column's name. */
    String newKey(String name) {
        return "change.new[%d].name".formatted(change().newNames().indexOf(name));
    }

    /** The old columns that are there. */
    List<Column> oldColumns() {
        return change().oldColumns().stream()
                .map(table::column)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The old columns that will be dropped. */
    List<Column> leaving() {
        List<String> kept = migration.settings().contract().keep();
        return oldColumns().stream()
                .filter(column -> !kept.contains(column.name()))
                .toList();
    }

    List<Row> all(String sql, Object... parameters) throws SQLException {
        return Query.all(transaction, sql, parameters);
    }

    Row one(String sql, Object... parameters) throws SQLException {
        return Query.one(transaction, sql, parameters);
    }
}
