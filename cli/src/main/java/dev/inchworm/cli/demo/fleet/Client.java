// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.oracle.Effect;
import dev.inchworm.cli.demo.pace.Stop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs transactions as a careful application does: a lost connection, a deadlock or a serialization failure is tried
 * again, and whether a transaction whose commit got no answer took place is looked up by its operation id.
 *
 * <p>Threads may share it.
 */
final class Client {
    private static final int ATTEMPTS_MAX = 60;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int PAUSES_MAX = 25;
    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;
    private final Runnable resolved;
    private final Stop never = new Stop();

    /** One transaction's statements. */
    @FunctionalInterface
    interface Body<T> {
        T run(Connection transaction) throws SQLException;
    }

    Client(Pool pool, Runnable resolved) {
        this.pool = pool;
        this.resolved = resolved;
    }

    /** Reads in a transaction of its own. */
    <T> T read(Body<T> body) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            Connection connection = null;
            try {
                connection = pool.take();
                T result = body.run(connection);
                connection.commit();
                pool.give(connection);
                return result;
            } catch (SQLException e) {
                giveBroken(connection);
                again(attempt, e);
            }
        }
    }

    /** Writes in a transaction of its own and logs its operation id in it; empty if there was nothing to commit. */
    Optional<Written> write(UUID operation, Body<Optional<Written>> body) throws SQLException {
        boolean inDoubt = false;
        for (int attempt = 1; ; attempt++) {
            boolean isSent = false;
            Connection connection = null;
            try {
                connection = pool.take();
                Optional<Written> written = body.run(connection);
                if (written.isEmpty()) {
                    connection.rollback();
                    pool.give(connection);
                    return inDoubt ? lookUp(operation) : written;
                }
                log(connection, operation, written.get());
                isSent = true;
                connection.commit();
                pool.give(connection);
                return written;
            } catch (SQLException e) {
                giveBroken(connection);
                if (isSent || UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    inDoubt = true;
                    Optional<Written> known = lookUp(operation);
                    if (isSent) {
                        resolved.run();
                    }
                    if (known.isPresent()) {
                        return known;
                    }
                }
                again(attempt, e);
            }
        }
    }

    private void giveBroken(@Nullable Connection connection) {
        if (connection != null) {
            pool.giveBroken(connection);
        }
    }

    private void again(int attempt, SQLException cause) throws SQLException {
        if (attempt >= ATTEMPTS_MAX || !isTransient(cause)) {
            throw cause;
        }
        never.within(PAUSE.multipliedBy(Math.min(attempt, PAUSES_MAX)));
    }

    private static boolean isTransient(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("53300")
                || state.equals("40001")
                || state.equals("40P01");
    }

    private static void log(Connection transaction, UUID operation, Written written) throws SQLException {
        Effect effect = written.effect();
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into op_log(op_id, order_id, version, total, currency, deletes) values (?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, operation);
            insert.setLong(2, written.key());
            insert.setLong(3, written.version());
            if (effect.total().isPresent()) {
                insert.setLong(4, effect.total().getAsLong());
            } else {
                insert.setNull(4, Types.BIGINT);
            }
            insert.setString(5, effect.currency().orElse(null));
            insert.setBoolean(6, effect.deletes());
            insert.executeUpdate();
        }
    }

    private Optional<Written> lookUp(UUID operation) throws SQLException {
        return read(transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select order_id, version, total, currency, deletes from op_log where op_id = ?")) {
                select.setObject(1, operation);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(written(row)) : Optional.empty();
                }
            }
        });
    }

    private static Written written(ResultSet row) throws SQLException {
        long total = row.getLong("total");
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
        Effect effect = new Effect(known, Optional.ofNullable(row.getString("currency")), row.getBoolean("deletes"));
        return new Written(row.getLong("order_id"), row.getLong("version"), effect);
    }
}
