// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.cli.demo.fleet.Fleet;
import dev.inchworm.cli.demo.fleet.Position;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The oracle must find what it is there to find: a sound sync passes, each planted fault is counted. */
class PlantedFaultsTest {
    private static final int ROWS = 2_000;
    private static final long SEED = 11;
    private static final Duration LOAD = Duration.ofMillis(900);
    private static final String ROUTE = """
            create schema inchworm;
            create table inchworm.route(migration text primary key, version bigint, stage text, percent_bp int,
              salt text, lease_until timestamptz);
            insert into inchworm.route values ('orders', 1, 'live', 5000, 'salt', now() + interval '1 hour');
            grant usage on schema inchworm to shop;
            grant select on inchworm.route to shop;""";

    private static PostgresqlServer server;

    @BeforeAll
    static void start() {
        server = PostgresqlServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_sound_sync_loses_nothing() throws SQLException {
        Verdict verdict = play(Planted.NOTHING);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.acknowledged()).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(value = Planted.class, mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void a_planted_fault_is_found(Planted planted) throws SQLException {
        Verdict verdict = play(planted);

        assertThat(verdict.isClean()).isFalse();
    }

    private static Verdict play(Planted planted) throws SQLException {
        Shop shop = shop(planted);
        Phase phase = planted == Planted.RENAME_WITHOUT_FUNCTION ? Phase.HOLD : Phase.CUTOVER;
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
            FinalCheck.run(oracle, connection, true);
        }
        return oracle.verdict();
    }

    private static Shop shop(Planted planted) throws SQLException {
        String name = "shop_" + planted.name().toLowerCase(Locale.ROOT);
        try (Connection connection = server.connect()) {
            run(connection, "create database " + name);
        }
        Shop shop = new Shop(server.url(name), PostgresqlServer.SUPERUSER, "");
        try (Connection connection = shop.administer("load")) {
            Loader.createRoles(connection);
            Loader.load(connection, ROWS);
            run(connection, ROUTE);
            run(connection, planted.install());
            run(connection, planted.before());
            run(connection, "set role migrator");
            run(connection, planted.backfill());
        }
        return shop;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
