// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.dump;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table's rows, or their digest, as text that does not depend on where they lie. */
public final class DataDump {

    private DataDump() {}

    /**
     * Every row as its quoted values parted by bars, ordered by its key's text in C order. All rows are held in memory.
     */
    public static List<String> rows(
            Connection connection, String schema, String table, List<String> key, List<String> columns)
            throws SQLException {
        String order = key.stream()
                .map(column -> quote(column) + "::text collate \"C\"")
                .collect(Collectors.joining(", "));
        return texts(connection, "select %s from %s order by %s".formatted(row(columns), name(schema, table), order));
    }

    /**
     * Number of rows and sum of their hashes: equal for equal rows in any order, whatever the table's size. Equal
     * digests of different rows are possible and as unlikely as 64 bits make them.
     */
    public static String digest(Connection connection, String schema, String table, List<String> columns)
            throws SQLException {
        String sql = "select count(*) || ' rows, ' || coalesce(sum(hashtextextended(%s, 0)::numeric), 0) from %s"
                .formatted(row(columns), name(schema, table));
        return texts(connection, sql).get(0);
    }

    /** The names of a table's columns, in order, without those the database fills by itself. */
    public static List<String> columns(Connection connection, String schema, String table) throws SQLException {
        String sql = "select a.attname from pg_catalog.pg_attribute a"
                + " join pg_catalog.pg_class c on c.oid = a.attrelid"
                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped"
                + " and a.attgenerated = '' order by a.attnum";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            query.setString(2, table);
            try (ResultSet result = query.executeQuery()) {
                return firstColumn(result);
            }
        }
    }

    private static String row(List<String> columns) {
        return columns.stream()
                .map(column -> "quote_nullable(" + quote(column) + "::text)")
                .collect(Collectors.joining(" || ' | ' || "));
    }

    private static String name(String schema, String table) {
        return quote(schema) + "." + quote(table);
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return firstColumn(result);
        }
    }

    private static List<String> firstColumn(ResultSet result) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (result.next()) {
            texts.add(result.getString(1));
        }
        return texts;
    }
}
