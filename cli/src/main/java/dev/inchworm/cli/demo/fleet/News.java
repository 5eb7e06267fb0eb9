// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The route as an application instance last heard of it. Without news it answers as before; a percentage whose lease
 * ran out means old.
 *
 * <p>Threads share it; one of them refreshes it.
 */
final class News {
    private final String migration;
    private volatile Heard heard;

    News(String migration) {
        this.migration = migration;
        this.heard = new Heard(new Route(migration, 0, Stage.OFF, 0, "", Optional.empty()), System.nanoTime());
    }

    Stage stage() {
        return heard.route().stage();
    }

    long version() {
        return heard.route().version();
    }

    int percentBp() {
        return heard.route().percentBp();
    }

    /** Whether the rows of {@code customer} are read from the new side. */
    boolean readsNew(long customer) {
        Heard now = heard;
        return now.route().readsNew(Long.toString(customer), Duration.ofNanos(System.nanoTime() - now.at()));
    }

    /** Reads the route; nothing changes where there is none. */
    void refresh(Connection connection) throws SQLException {
        long asked = System.nanoTime();
        try (PreparedStatement select = connection.prepareStatement("""
                select version, stage, percent_bp, salt,
                  (extract(epoch from lease_until - clock_timestamp()) * 1000)::bigint as lease_ms
                from inchworm.route where migration = ?""")) {
            select.setString(1, migration);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    heard = new Heard(route(row), asked);
                }
            }
        }
    }

    private Route route(ResultSet row) throws SQLException {
        long leaseMillis = row.getLong("lease_ms");
        Optional<Duration> lease =
                row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(Math.max(0, leaseMillis)));
        return new Route(
                migration,
                row.getLong("version"),
                Stage.of(row.getString("stage")),
                row.getInt("percent_bp"),
                row.getString("salt"),
                lease);
    }

    private record Heard(Route route, long at) {}
}
