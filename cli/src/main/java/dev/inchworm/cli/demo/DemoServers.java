// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.shop.Loader;
import dev.inchworm.cli.demo.shop.Shop;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.embedded.Replica;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A durable server with a streaming replica, and the shop in it; closing it leaves the primary to who started it.
 *
 * @param shop the shop's database on the primary
 */
record DemoServers(PostgresqlServer primary, Replica replica, Shop shop) implements AutoCloseable {
    private static final String DATABASE = "shop";
    private static final Duration REPLAY_MAX = Duration.ofSeconds(30);

    static PostgresqlServer startPrimary(boolean isKept) {
        PostgresqlServer.Builder builder = PostgresqlServer.with()
                .setting("fsync", "on")
                .setting("synchronous_commit", "on")
                .setting("full_page_writes", "on")
                .setting("max_connections", "100")
                .setting("shared_buffers", "256MB")
                .setting("max_wal_size", "2GB")
                .setting("checkpoint_timeout", "15min")
                .setting("autovacuum_naptime", "3s"); // minutes are seconds here
        return isKept ? builder.kept().start() : builder.start();
    }

    /** Makes the shop's database with its roles and the replica. */
    static DemoServers of(PostgresqlServer primary) throws SQLException {
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
        Shop shop = new Shop(primary.url(DATABASE), PostgresqlServer.SUPERUSER, "");
        try (Connection connection = shop.administer("inchworm-demo-loader")) {
            Loader.createRoles(connection);
        }
        return new DemoServers(primary, primary.replica("inchworm_replica"), shop);
    }

    /** Loads the shop, and waits until the replica has it too. */
    void load(long rows) throws SQLException {
        try (Connection connection = shop.administer("inchworm-demo-loader")) {
            Loader.load(connection, rows);
        }
        replica.awaitReplay(REPLAY_MAX);
    }

    String replicaUrl() {
        return replica.url(DATABASE);
    }

    @Override
    public void close() {
        replica.close();
    }
}
