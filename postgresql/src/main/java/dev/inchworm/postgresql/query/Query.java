// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.query;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the server, and hands small answers back whole. */
public final class Query {

    private Query() {}

    /** Every row of a small answer. */
    public static List<Row> all(Connection transaction, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    /** The only row of an answer that may have none. */
    public static Optional<Row> maybe(Connection transaction, String sql, Object... parameters) throws SQLException {
        return all(transaction, sql, parameters).stream().findFirst();
    }

    /** The only row of an answer that always has one. */
    public static Row one(Connection transaction, String sql, Object... parameters) throws SQLException {
        return maybe(transaction, sql, parameters).orElseThrow(() -> new IllegalStateException("no row from: " + sql));
    }

    /** Runs a statement without an answer. */
    public static void run(Connection transaction, String sql) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        @Nullable Object[] values = new Object[result.getMetaData().getColumnCount()];
        for (int i = 0; i < values.length; i++) {
            Object value = result.getObject(i + 1);
            values[i] = value instanceof Array array ? array.getArray() : value;
        }
        return new Row(values);
    }

    /** One row of an answer; columns are counted from zero. */
    public static final class Row {

        private final @Nullable Object[] values;

        private Row(@Nullable Object[] values) {
            this.values = values;
        }

        /** A text, the empty one for null. */
        public String text(int column) {
            Object value = values[column];
            return value == null ? "" : value.toString();
        }

        /** A text, absent for null. */
        public Optional<String> maybeText(int column) {
            return Optional.ofNullable(values[column]).map(Object::toString);
        }

        /** A whole number, zero for null. */
        public long number(int column) {
            return values[column] instanceof Number number ? number.longValue() : 0;
        }

        /** A truth; null is none. */
        public boolean isTrue(int column) {
            return Boolean.TRUE.equals(values[column]);
        }

        /** An array as texts, empty for null. */
        public List<String> texts(int column) {
            return values[column] instanceof Object[] items
                    ? Arrays.stream(items).map(String::valueOf).toList()
                    : List.of();
        }
    }
}
