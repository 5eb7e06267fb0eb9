// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A second database beside a trial database, equal to it when it was made; gone when closed. Only on a throw-away
 * server, and only while nobody else is connected to the trial database.
 */
public final class TrialCopy implements AutoCloseable {

    private static final String NAME = "trial_copy";
    private static final String IN_USE = "55006";

    private final TrialDatabase trial;
    private final Endpoint endpoint;

    private TrialCopy(TrialDatabase trial, Endpoint endpoint) {
        this.trial = trial;
        this.endpoint = endpoint;
    }

    /** A copy; none where the server is not ours, or where somebody is connected. */
    static Optional<TrialCopy> of(TrialDatabase trial) throws SQLException {
        if (!trial.isThrowAway()) {
            return Optional.empty();
        }
        String url = trial.endpoint().url().text();
        String server = url.substring(0, url.lastIndexOf('/') + 1);
        String name = url.substring(url.lastIndexOf('/') + 1);
        Endpoint elsewhere = new Endpoint(
                new JdbcUrl(server + "postgres"),
                trial.endpoint().user(),
                trial.endpoint().password());
        try (Connection connection = trial.connect(elsewhere);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
            statement.execute("create database " + NAME + " template " + name);
        } catch (SQLException e) {
            if (IN_USE.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(new TrialCopy(
                trial,
                new Endpoint(
                        new JdbcUrl(server + NAME),
                        trial.endpoint().user(),
                        trial.endpoint().password())));
    }

    /** A connection of whoever may do everything in it, each statement a transaction; the caller closes it. */
    public Connection connect() throws SQLException {
        return trial.connect(endpoint);
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = trial.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
        }
    }
}
