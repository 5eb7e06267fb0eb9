// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import dev.inchworm.sdk.figure.Presence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Whether a table or a column is there, as a statement on this connection would find it now.
 *
 * @param table with or without its schema, as SQL writes it
 * @param column as SQL writes it; empty to ask for the table
 */
record CatalogQuestion(String table, String column) {

    private static final int SECONDS_MAX = 5;
    private static final String POSTGRESQL = """
            select exists (
                select from pg_catalog.pg_attribute a
                where a.attrelid = pg_catalog.to_regclass(?) and a.attname = ? and a.attnum > 0 and not a.attisdropped)""";
    private static final String POSTGRESQL_TABLE = "select pg_catalog.to_regclass(?) is not null or ? <> ''";
    private static final String STANDARD = """
            select count(*) > 0 from information_schema.columns
            where table_schema = ? and lower(table_name) = lower(?) and lower(column_name) = lower(?)""";
    private static final String STANDARD_TABLE = """
            select count(*) > 0 from information_schema.tables
            where table_schema = ? and lower(table_name) = lower(?) and ? = ''""";

    /** Asks by the database's own catalog where it has one that follows the search path, else by the standard one. */
    Presence ask(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return product.equals("PostgreSQL") ? postgresql(connection) : standard(connection);
    }

    private Presence postgresql(Connection connection) throws SQLException {
        return asked(connection, column.isEmpty() ? POSTGRESQL_TABLE : POSTGRESQL, table, folded(column));
    }

    /** Asks information_schema, which shows what the user has a right on; MySQL's schema is what JDBC calls catalog. */
    Presence standard(Connection connection) throws SQLException {
        int dot = table.lastIndexOf('.');
        String schema = dot > 0 ? bare(table.substring(0, dot)) : current(connection);
        String name = bare(table.substring(dot + 1));
        return asked(connection, column.isEmpty() ? STANDARD_TABLE : STANDARD, schema, name, bare(column));
    }

    private static String current(Connection connection) throws SQLException {
        String schema = connection.getSchema();
        String catalog = connection.getCatalog();
        return schema != null ? schema : catalog != null ? catalog : "";
    }

    private static Presence asked(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(SECONDS_MAX);
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1) ? Presence.PRESENT : Presence.ABSENT;
            }
        }
    }

    /** A name as PostgreSQL keeps it: in lower case unless it is quoted. */
    private static String folded(String name) {
        return name.startsWith("\"") ? bare(name) : name.toLowerCase(Locale.ROOT);
    }

    private static String bare(String name) {
        return name.replace("\"", "").replace("`", "");
    }
}
