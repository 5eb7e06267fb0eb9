// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * The connections of one application instance: opened when needed, replaced when broken.
 *
 * <p>Threads share it.
 */
final class Pool implements AutoCloseable {
    private final Opening opening;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    /** Opens a connection. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    Pool(Opening opening, int size) {
        this.opening = opening;
        this.places = new Semaphore(size);
    }

    /** A connection with a transaction to begin. */
    Connection take() throws SQLException {
        places.acquireUninterruptibly();
        try {
            Connection connection = idle.pollFirst();
            if (connection == null) {
                connection = opening.open();
                connection.setAutoCommit(false);
            }
            return connection;
        } catch (SQLException e) {
            places.release();
            throw e;
        }
    }

    /** Takes a connection back whose transaction is over. */
    void give(Connection connection) {
        idle.addFirst(connection);
        places.release();
    }

    /** Takes a connection back after an error: rolls back, and closes it if that is not possible. */
    void giveBroken(Connection connection) {
        try {
            connection.rollback();
            idle.addFirst(connection);
        } catch (SQLException e) {
            close(connection);
        }
        places.release();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // It is broken already, and the server has noticed or will.
        }
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            close(connection);
        }
    }
}
