// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.embedded.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A server that ends with the trial, or with this process. */
final class ThrowAwayServer implements TrialServer {

    private static final String DATABASE = "trial";

    private final PostgresqlServer server;

    private ThrowAwayServer(PostgresqlServer server) {
        this.server = server;
    }

    /** Starts one of the major version {@code wanted}, or of the nearest one; {@code news} is told which. */
    static ThrowAwayServer start(OptionalInt wanted, Consumer<String> news) {
        ServerVersion version = wanted.isPresent() ? nearest(wanted.getAsInt()) : ServerVersion.V17;
        if (wanted.isPresent() && version.major() != wanted.getAsInt()) {
            news.accept("warning: there is no throw-away PostgreSQL %d; PostgreSQL %d is the nearest"
                    .formatted(wanted.getAsInt(), version.major()));
        }
        // What a crash would lose is lost with the server anyway; the figures of a rehearsal say so.
        PostgresqlServer server =
                PostgresqlServer.with().version(version).setting("fsync", "off").start();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            server.close();
            throw TrialErrors.failed("cannot be made", e);
        }
        return new ThrowAwayServer(server);
    }

    private static ServerVersion nearest(int major) {
        return Arrays.stream(ServerVersion.values())
                .min(Comparator.comparingInt(version -> Math.abs(version.major() - major)))
                .orElseThrow();
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint(
                new JdbcUrl(server.url(DATABASE)), Optional.of(PostgresqlServer.SUPERUSER), Optional.empty());
    }

    @Override
    public void made(String role) {
        // Goes with the server.
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public void close() {
        server.close();
    }
}
