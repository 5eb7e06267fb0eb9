// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Says in a PostgreSQL transaction which write path is writing, so that a trigger can tell it from a stray writer.
 *
 * <p>The mark lives as long as the transaction and is gone after commit or rollback, so it is safe behind a proxy that
 * shares sessions between transactions. It is attribution, <b>not security</b>: any session may set it to anything. Who
 * must not write is kept out by grants. Safe for use by several threads.
 */
public final class WriterMarker {

    /** The setting that holds the mark. */
    public static final String SETTING = "inchworm.writer";

    /** Characters of a writer's name. */
    public static final int NAME_LENGTH_MAX = 63;

    private static final String SET = "select set_config('" + SETTING + "', ?, true)";
    private static final String GET = "select current_setting('" + SETTING + "', true)";

    private final String writer;

    private WriterMarker(String writer) {
        this.writer = writer;
    }

    /**
     * The marker of one write path.
     *
     * @param writer the path's name, as {@code orders-orchestrator}: printable ASCII without spaces
     * @throws IllegalArgumentException if it is empty, longer than {@value #NAME_LENGTH_MAX} or has other characters
     */
    public static WriterMarker of(String writer) {
        if (writer.length() > NAME_LENGTH_MAX || !writer.matches("[!-~]+")) {
            throw new IllegalArgumentException(
                    "a writer's name is 1 to %d printable characters without spaces, was '%s'"
                            .formatted(NAME_LENGTH_MAX, writer));
        }
        return new WriterMarker(writer);
    }

    /** The write path's name. */
    public String writer() {
        return writer;
    }

    /**
     * Marks the transaction that {@code connection} is in; one round trip. Work rolled back to a savepoint that was set
     * before takes the mark away with it.
     *
     * @throws IllegalStateException if the connection is in autocommit: the mark would end with the statement that sets
     *     it
     * @throws SQLException if the database refuses, as outside PostgreSQL
     */
    public void mark(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    ("the writer %s cannot be marked on a connection in autocommit: the mark lives"
                                    + " as long as its transaction; call setAutoCommit(false), or begin a transaction, before")
                            .formatted(writer));
        }
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, writer);
            statement.execute();
        }
    }

    /** The writer that marked the transaction which {@code connection} is in; empty if none did. */
    public static Optional<String> marked(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GET);
                ResultSet result = statement.executeQuery()) {
            return result.next()
                    ? Optional.ofNullable(result.getString(1)).filter(name -> !name.isEmpty())
                    : Optional.empty();
        }
    }
}
