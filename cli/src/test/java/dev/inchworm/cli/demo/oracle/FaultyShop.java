// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import dev.inchworm.cli.demo.fleet.Fleet;
import dev.inchworm.cli.demo.fleet.Position;
import dev.inchworm.cli.demo.fleet.ShadowCount;
import dev.inchworm.cli.demo.pace.Latencies;
import dev.inchworm.cli.demo.pace.Stop;
import dev.inchworm.cli.demo.shop.Loader;
import dev.inchworm.cli.demo.shop.Shop;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.embedded.PostgresqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;

/** A small shop at work in a database of its own, whose sync was written by hand. */
record FaultyShop(Shop shop, Planted planted, boolean isFilled) {
    private static final int ROWS = 2_000;
    private static final long SEED = 11;
    private static final Duration LOAD = Duration.ofMillis(900);
    private static final String ROUTE = """
            create schema inchworm;
            create table inchworm.route(migration text primary key, version bigint, stage text, percent_bp int,
              salt text, lease_until timestamptz);
            insert into inchworm.route values ('orders', 1, '%s', %d, 'salt', now() + interval '1 hour');
            grant usage on schema inchworm to shop;
            grant select on inchworm.route to shop;""";

    /** What came of it. */
    record Played(Verdict verdict, ShadowCount shadows) {}

    /** A shop whose reads go to both sides in equal parts. */
    static FaultyShop live(PostgresqlServer server, Planted planted) throws SQLException {
        return open(server, planted, "live", 5_000, true);
    }

    /** A shop that reads the new side in the dark only. */
    static FaultyShop shadowed(PostgresqlServer server, boolean isFilled) throws SQLException {
        return open(server, Planted.NOTHING, "shadow", 0, isFilled);
    }

    private static FaultyShop open(
            PostgresqlServer server, Planted planted, String stage, int percentBp, boolean isFilled)
            throws SQLException {
        String name = "shop_%s_%s_%s".formatted(planted.name().toLowerCase(Locale.ROOT), stage, isFilled);
        try (Connection connection = server.connect()) {
            run(connection, "create database " + name);
        }
        Shop shop = new Shop(server.url(name), PostgresqlServer.SUPERUSER, "");
        try (Connection connection = shop.administer("load")) {
            Loader.createRoles(connection);
            Loader.load(connection, ROWS);
            run(connection, ROUTE.formatted(stage, percentBp));
            run(connection, planted.install());
            run(connection, planted.before());
            run(connection, "set role migrator");
            run(connection, isFilled ? planted.backfill() : "select 1");
        }
        return new FaultyShop(shop, planted, isFilled);
    }

    /** Lets a fleet work as it does in that phase, with the fault in the middle. */
    Played play(Phase phase) throws SQLException {
        Position position = new Position(phase, false, true);
        Oracle oracle = new Oracle(ROWS, Loader::loaded);
        Fleet.Size size = new Fleet.Size("orders", ROWS, 6, SEED, Duration.ofMillis(5));
        Fleet fleet = new Fleet(shop, size, oracle, new Latencies(), () -> position);
        try (Connection connection = shop.administer("fault")) {
            fleet.start();
            new Stop().within(LOAD);
            run(connection, planted.during());
            new Stop().within(LOAD);
            fleet.stop();
            FinalCheck.run(oracle, connection, isFilled);
        }
        return new Played(oracle.verdict(), fleet.shadows());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
