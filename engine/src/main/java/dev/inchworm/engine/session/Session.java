// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.session;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One session of the engine. Opens itself when first used and again after it was lost.
 *
 * <p>Used by one thread at a time.
 */
public final class Session implements AutoCloseable {

    private final Dialect dialect;
    private final Endpoint endpoint;
    private final String name;
    private @Nullable Connection connection;
    private volatile long pid;

    /** A session to {@code endpoint} that calls itself {@code name} there. */
    public Session(Dialect dialect, Endpoint endpoint, String name) {
        this.dialect = dialect;
        this.endpoint = endpoint;
        this.name = name;
    }

    /** The dialect it speaks. */
    public Dialect dialect() {
        return dialect;
    }

    /** The server's number of this session; 0 before it was first used. */
    public long pid() {
        return pid;
    }

    /**
     * Runs {@code unit} in a transaction of its own, pinned, and commits it.
     *
     * @throws Failed if it failed and left nothing behind
     * @throws OutcomeUnknown if the connection was lost during the commit
     */
    public <T> T inTransaction(Timeouts timeouts, Unit<T> unit) {
        T result;
        Connection open;
        try {
            open = opened();
            dialect.sessions().pin(open, timeouts);
            result = unit.run(open);
        } catch (SQLException e) {
            throw failed(e);
        } catch (RuntimeException | Error e) {
            rollBack();
            throw e;
        }
        try {
            open.commit();
        } catch (SQLException e) {
            if (dialect.failure(e) == Failure.CONNECTION_LOST) {
                close();
                throw new OutcomeUnknown(e);
            }
            throw failed(e);
        }
        return result;
    }

    /** Runs {@code unit} in a pinned transaction and takes it back whatever it did. */
    public <T> T inRolledBack(Timeouts timeouts, Unit<T> unit) {
        try {
            Connection open = opened();
            dialect.sessions().pin(open, timeouts);
            T result = unit.run(open);
            open.rollback();
            return result;
        } catch (SQLException e) {
            throw failed(e);
        } catch (RuntimeException | Error e) {
            rollBack();
            throw e;
        }
    }

    private Connection opened() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = dialect.sessions().open(endpoint, name);
            connection = open;
            pid = dialect.sessions().pid(open);
            open.rollback();
        }
        return open;
    }

    private Failed failed(SQLException e) {
        Failure failure = dialect.failure(e);
        if (failure == Failure.CONNECTION_LOST) {
            close();
        } else {
            rollBack();
        }
        return new Failed(failure, e);
    }

    private void rollBack() {
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException e) {
            close();
        }
    }

    /** Closes the connection; the next use opens another one. */
    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // A connection that cannot be closed is gone already.
                pid = 0;
            }
        }
    }
}
