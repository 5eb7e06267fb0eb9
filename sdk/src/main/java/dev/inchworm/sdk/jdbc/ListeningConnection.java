// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection that hears of routes and reads them; used by one thread, aborted by any. */
final class ListeningConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningConnection.class);
    private static final String ROUTES = """
            select migration, version, stage, percent_bp, salt,
                   (extract(epoch from lease_until - clock_timestamp()) * 1000)::bigint
            from inchworm.route""";
    private static final int NETWORK_MILLIS_MAX = 5_000;
    private static final int PROBE_MILLIS_MAX = 2_000;
    private static final long LOOK_MILLIS_MAX = 10_000;

    private final Connection connection;
    private boolean hasWarned;

    ListeningConnection(Connection connection) {
        this.connection = connection;
    }

    /** A connection whose reads do not wait for ever. */
    static Connection opened(Connections connections) throws SQLException {
        Connection connection = connections.open();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, NETWORK_MILLIS_MAX);
        } catch (SQLException | RuntimeException e) {
            abort(connection);
            throw e;
        }
        return connection;
    }

    /**
     * Listens, and proves that a notification arrives, on a channel of its own.
     *
     * <p>It is sent through another connection: a pooler that parts sessions by transaction would hand one sent through
     * this one back together with the statement's answer, and none ever after.
     *
     * @return whether it arrived in time
     */
    boolean listens(Connections connections) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            return false;
        }
        String channel = "inchworm_probe_" + UUID.randomUUID().toString().replace("-", "");
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen inchworm_route");
            statement.execute("listen " + channel);
            tell(connections, channel);
            boolean arrived = arrives(channel);
            statement.execute("unlisten " + channel);
            return arrived;
        } catch (SQLException e) {
            if (connection.isValid(1)) {
                return false;
            }
            throw e;
        }
    }

    private static void tell(Connections connections, String channel) throws SQLException {
        Connection other = opened(connections);
        try (Statement statement = other.createStatement()) {
            statement.execute("notify " + channel);
        } finally {
            other.close();
        }
    }

    private boolean arrives(String channel) throws SQLException {
        long end = System.nanoTime() + PROBE_MILLIS_MAX * 1_000_000L;
        for (long left = PROBE_MILLIS_MAX; left > 0; left = (end - System.nanoTime()) / 1_000_000L) {
            for (PGNotification each : notifications((int) left)) {
                if (each.getName().equals(channel)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Waits for news and makes sure from time to time that the server is still there. */
    boolean await(Duration max) throws SQLException {
        long end = System.nanoTime() + max.toNanos();
        for (long left = max.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000L) {
            if (notifications((int) Math.min(left, LOOK_MILLIS_MAX)).length > 0) {
                return true;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1");
            }
            // What came with that answer.
            if (notifications(0).length > 0) {
                return true;
            }
        }
        return false;
    }

    /** All routes; none where the tables are not installed yet. */
    List<Route> routes() throws SQLException {
        List<Route> routes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ROUTES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                known(row).ifPresent(routes::add);
            }
        } catch (SQLException e) {
            if (!NotInstalled.is(e)) {
                throw e;
            }
        }
        return routes;
    }

    /** A stage that this release does not know, as a newer engine may write, leaves its migration as it was. */
    private Optional<Route> known(ResultSet row) throws SQLException {
        try {
            return Optional.of(route(row));
        } catch (IllegalArgumentException unknown) {
            if (!hasWarned) {
                hasWarned = true;
                LOG.warn(
                        "the route of {} is of a newer release and not understood; it stays as it was",
                        row.getString(1));
            }
            return Optional.empty();
        }
    }

    private static Route route(ResultSet row) throws SQLException {
        long millis = row.getLong(6);
        Optional<Duration> lease =
                row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(Math.max(0, millis)));
        return new Route(
                row.getString(1), row.getLong(2), Stage.of(row.getString(3)), row.getInt(4), row.getString(5), lease);
    }

    /** What has arrived; waits for it where {@code millis} is not 0. */
    private PGNotification[] notifications(int millis) throws SQLException {
        PGConnection listening = connection.unwrap(PGConnection.class);
        PGNotification[] arrived = millis == 0 ? listening.getNotifications() : listening.getNotifications(millis);
        return arrived == null ? new PGNotification[0] : arrived;
    }

    void abort() {
        abort(connection);
    }

    /** Ends a connection without asking the server, which may not answer. */
    static void abort(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException lost) {
                // Gone already.
            }
        }
    }
}
