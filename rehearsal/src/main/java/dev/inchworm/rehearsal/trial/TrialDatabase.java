// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.Endpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A database to try things on, with a schema and no rows.
 *
 * <p>It is on a throw-away server that ends with it, or in an empty database that the team has, which is empty again
 * afterwards. Either way nothing stays behind: {@link #close} is made up for when this process is told to end, and a
 * server whose process was killed is cleared by the next start. Safe for use by several threads.
 */
public final class TrialDatabase implements AutoCloseable {

    private static final String APPLICATION = "inchworm:rehearsal";

    private final TrialServer server;
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final String version;
    private final int major;

    private TrialDatabase(TrialServer server) throws SQLException {
        this.server = server;
        try (Connection connection = connect()) {
            this.version = connection.getMetaData().getDatabaseProductVersion();
            this.major = connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    /**
     * Opens one and makes its schema.
     *
     * @param news takes one line for people: warnings, roles that were made; the same lines are its {@link #notes}
     * @throws dev.inchworm.core.error.InchwormException {@code SERVER_NOT_STARTED}, {@code NOT_CONNECTED},
     *     {@code TRIAL_NOT_EMPTY}, {@code FILE_NOT_FOUND}, {@code SCHEMA_NOT_LOADED} with file, line and reason
     */
    public static TrialDatabase open(TrialPlace place, SchemaSource schema, Consumer<String> news) {
        List<String> early = new CopyOnWriteArrayList<>();
        TrialServer server = place instanceof TrialPlace.Given given
                ? GivenDatabase.take(given.endpoint())
                : ThrowAwayServer.start(((TrialPlace.ThrowAway) place).major(), line -> {
                    early.add(line);
                    news.accept(line);
                });
        try {
            TrialDatabase trial = new TrialDatabase(server);
            trial.notes.addAll(early);
            new SchemaLoader(trial, line -> {
                        trial.notes.add(line);
                        news.accept(line);
                    })
                    .load(schema);
            return trial;
        } catch (SQLException e) {
            server.close();
            throw TrialErrors.failed("cannot be used", e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** A connection of whoever may do everything in it, each statement a transaction; the caller closes it. */
    public Connection connect() throws SQLException {
        return connect(endpoint());
    }

    /** A connection to {@code endpoint}, each statement a transaction; the caller closes it. */
    public Connection connect(Endpoint endpoint) throws SQLException {
        Connection connection = Dialects.of(endpoint.url()).sessions().open(endpoint, APPLICATION);
        connection.setAutoCommit(true);
        return connection;
    }

    /** Where it is, as whoever may do everything in it. */
    public Endpoint endpoint() {
        return server.endpoint();
    }

    /**
     * Where it is, as {@code role}: on a throw-away server the role of that name, with the right to create in the
     * database and without a password; elsewhere, and where there is no such role, whoever may do everything.
     */
    public Endpoint as(String role) throws SQLException {
        if (!isThrowAway()) {
            return endpoint();
        }
        String name = '"' + role.replace("\"", "\"\"") + '"';
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!hasRole(connection, role)) {
                return endpoint();
            }
            statement.execute("alter role " + name + " login");
            statement.execute("grant create, temporary on database " + connection.getCatalog() + " to " + name);
        }
        return new Endpoint(endpoint().url(), Optional.of(role), Optional.empty());
    }

    private static boolean hasRole(Connection connection, String role) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from pg_catalog.pg_roles where rolname = ?")) {
            query.setString(1, role);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** A copy of it as it is now; none where the server is not ours, or where somebody is connected to it. */
    public Optional<TrialCopy> copy() throws SQLException {
        return TrialCopy.of(this);
    }

    /** The server's release, as {@code 17.11}. */
    public String version() {
        return version;
    }

    /** The server's major version, as 17. */
    public int major() {
        return major;
    }

    /** Whether the server is a throw-away one of ours: no password, and everything on it may be tried. */
    public boolean isThrowAway() {
        return server.isOurs();
    }

    /** What is not as it is on the live side, one line each: another version, roles that were made. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    void made(String role) {
        server.made(role);
    }

    /** Ends the server, or empties the database that was given. */
    @Override
    public void close() {
        server.close();
    }
}
