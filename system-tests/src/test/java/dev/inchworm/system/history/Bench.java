// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.plan.RangeSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine's own session: each piece of work is a pinned transaction. */
final class Bench {

    /** Long enough for a lock that is free, short enough not to be waited for. */
    static final Timeouts BRIEF = new Timeouts(Duration.ofMillis(20), Duration.ofSeconds(20));

    /** For a lock that somebody is about to let go. */
    static final Timeouts PATIENT = new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final Connection connection;
    private final Dialect dialect;
    private final Trace trace;

    Bench(Connection connection, Dialect dialect, Trace trace) throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        this.trace = trace;
        connection.setAutoCommit(false);
    }

    /** A piece of work in the open transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    /** The work's result, committed. */
    <T> T committed(Timeouts timeouts, Work<T> work) throws SQLException {
        try {
            dialect.sessions().pin(connection, timeouts);
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            connection.rollback();
            throw e;
        }
    }

    /** The work's result; nothing of it stays. */
    <T> T rolledBack(Work<T> work) throws SQLException {
        try {
            dialect.sessions().pin(connection, BRIEF);
            return work.in(connection);
        } finally {
            connection.rollback();
        }
    }

    void execute(Connection transaction, String sql) throws SQLException {
        trace.add("engine", sql);
        try (Statement statement = transaction.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one text that a query returns. */
    String text(Connection transaction, String sql) throws SQLException {
        try (Statement statement = transaction.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "no row";
        }
    }

    /** The key of the n-th row of a range, if it holds as many. */
    Optional<Key> boundary(Connection transaction, RangeSql sql, KeyRange range, int rows) throws SQLException {
        try (PreparedStatement statement = bound(transaction, sql, range)) {
            statement.setInt(range.parameters().size() + 1, rows - 1);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Key(List.of(row.getString(1)))) : Optional.empty();
            }
        }
    }

    int update(Connection transaction, RangeSql sql, KeyRange range) throws SQLException {
        trace.add("engine", sql.sql(range) + " " + range.parameters());
        try (PreparedStatement statement = bound(transaction, sql, range)) {
            return statement.executeUpdate();
        }
    }

    /** Every row of a range, each as texts. */
    List<List<String>> rows(Connection transaction, RangeSql sql, KeyRange range) throws SQLException {
        try (PreparedStatement statement = bound(transaction, sql, range);
                ResultSet row = statement.executeQuery()) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    values.add(row.getString(column));
                }
                rows.add(values);
            }
            return rows;
        }
    }

    /** Runs a statement with one row of texts. */
    void load(Connection transaction, String sql, List<String> values) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
    }

    private static PreparedStatement bound(Connection transaction, RangeSql sql, KeyRange range) throws SQLException {
        PreparedStatement statement = transaction.prepareStatement(sql.sql(range));
        List<String> parameters = range.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 1, parameters.get(i));
        }
        return statement;
    }
}
