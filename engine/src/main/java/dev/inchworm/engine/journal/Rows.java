// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one statement with its parameters bound. */
public final class Rows {

    private Rows() {}

    /** Makes a value of the row the result stands on. */
    @FunctionalInterface
    public interface Reader<T> {
        /** The value of this row. */
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a query and reads every row. */
    public static <T> List<T> list(Connection transaction, String sql, Reader<T> reader, Object... values)
            throws SQLException {
        try (PreparedStatement statement = bound(transaction, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (row.next()) {
                all.add(reader.read(row));
            }
            return all;
        }
    }

    /** Runs a query and reads its first row. */
    public static <T> Optional<T> first(Connection transaction, String sql, Reader<T> reader, Object... values)
            throws SQLException {
        List<T> all = list(transaction, sql, reader, values);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** Runs a statement and returns its update count; 0 for one that has none. */
    public static int run(Connection transaction, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bound(transaction, sql, values)) {
            return statement.execute() ? 0 : Math.max(0, statement.getUpdateCount());
        }
    }

    /** Runs one statement of a plan as it stands, without any parameter. */
    public static void execute(Connection transaction, String sql) throws SQLException {
        try (java.sql.Statement statement = transaction.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A time of the row. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? Instant.EPOCH : at.toInstant();
    }

    private static PreparedStatement bound(Connection transaction, String sql, Object... values) throws SQLException {
        PreparedStatement statement = transaction.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value instanceof Instant at) {
                    statement.setTimestamp(i + 1, Timestamp.from(at));
                } else {
                    statement.setObject(i + 1, value);
                }
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
