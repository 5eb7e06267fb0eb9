// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.core.route.Side;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationClientBuilder;
import dev.inchworm.sdk.MigrationHandle;
import dev.inchworm.sdk.route.Report;
import dev.inchworm.testing.TcpProxy;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresqlControlTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final TestDatabase database = TestDatabases.create();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_change_is_pushed_and_acknowledged_and_the_end_is_told() {
        ControlTables tables = ControlTables.install(database);
        tables.route("m", 1, Stage.DUALWRITE);
        try (MigrationClient client = client(control(database.url())).build()) {
            MigrationHandle handle = client.migration("m");
            assertThat(client.pushes()).isTrue();
            assertThat(handle.stage()).isEqualTo(Stage.DUALWRITE);

            tables.route("m", 2, Stage.LIVE, 10_000, "null");

            soon(() -> handle.side("k") == Side.NEW);
            soon(() -> tables.reported("m").equals("2 false"));
        }
        assertThat(tables.reported("m")).isEqualTo("2 true");
    }

    @Test
    void a_lease_is_what_the_database_says_is_left() throws Exception {
        ControlTables tables = ControlTables.install(database);
        tables.route("m", 1, Stage.LIVE, 100, "clock_timestamp() + interval '30 s'");
        tables.route("n", 1, Stage.LIVE, 100, "clock_timestamp() - interval '30 s'");
        try (PostgresqlControl control = control(database.url())) {
            assertThat(control.read()).hasSize(2).allSatisfy(route -> {
                Duration lease = route.lease().orElseThrow();
                assertThat(lease.toSeconds()).isBetween(0L, route.migration().equals("m") ? 30L : 0L);
            });
            assertThat(control.read().stream()
                            .filter(route -> route.migration().equals("m"))
                            .map(Route::lease)
                            .findFirst()
                            .orElseThrow()
                            .orElseThrow())
                    .isPositive();
        }
    }

    @Test
    void before_the_tables_are_there_everything_is_old_and_afterwards_they_are_found() {
        try (MigrationClient client =
                client(control(database.url())).calmEvery(SHORT).build()) {
            MigrationHandle handle = client.migration("m");
            assertThat(handle.side("k")).isEqualTo(Side.OLD);

            ControlTables tables = ControlTables.install(database);
            tables.route("m", 1, Stage.RAMPDOWN);

            soon(() -> handle.side("k") == Side.NEW);
            soon(() -> tables.reported("m").equals("1 false"));
        }
    }

    @Test
    void a_stage_that_only_a_newer_release_knows_leaves_its_migration_as_it_was_and_hides_no_other() {
        ControlTables tables = ControlTables.install(database);
        tables.route("m", 1, Stage.RAMPDOWN);
        try (MigrationClient client = client(control(database.url())).build()) {
            MigrationHandle known = client.migration("m");
            MigrationHandle other = client.migration("n");
            database.run("update inchworm.route set stage = 'sideways', version = 2 where migration = 'm'");

            tables.route("n", 1, Stage.RAMPDOWN);

            soon(() -> other.side("k") == Side.NEW);
            assertThat(known.stage()).isEqualTo(Stage.RAMPDOWN);
            assertThat(known.version()).isEqualTo(1);
        }
    }

    @Test
    void reports_before_the_tables_are_there_keep_their_connection() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        Report report = new Report("m", "i", "v1", 0, "{}");
        try (PostgresqlControl control = PostgresqlControl.of(() -> {
            opened.incrementAndGet();
            return DriverManager.getConnection(database.url(), "postgres", "");
        })) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> control.report(report))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("the control tables are not there yet");
            }
            ControlTables tables = ControlTables.install(database);
            control.report(report);
            assertThat(tables.reported("m")).isEqualTo("0 false");
            assertThat(opened).hasValue(1);
        }
    }

    @Test
    void a_connection_that_is_lost_is_replaced_and_what_changed_meanwhile_is_read() {
        ControlTables tables = ControlTables.install(database);
        tables.route("m", 1, Stage.DUALWRITE);
        try (TcpProxy proxy = TcpProxy.to(database.server().port());
                MigrationClient client = client(control(database.url(proxy))).build()) {
            MigrationHandle handle = client.migration("m");
            assertThat(client.pushes()).isTrue();

            proxy.refuse(true);
            proxy.cutAll();
            tables.route("m", 2, Stage.RAMPDOWN);
            soon(() -> !client.pushes());
            assertThat(handle.stage()).isEqualTo(Stage.DUALWRITE);
            proxy.refuse(false);

            soon(() -> handle.stage() == Stage.RAMPDOWN && client.pushes());
            tables.route("m", 3, Stage.COMPLETE);
            soon(() -> handle.stage() == Stage.COMPLETE);
            soon(() -> tables.reported("m").equals("3 false"));
        }
    }

    @Test
    void a_server_that_was_killed_is_found_again() {
        try (PostgresqlServer server = PostgresqlServer.start();
                TestDatabase killed = TestDatabases.createOn(server)) {
            ControlTables tables = ControlTables.install(killed);
            tables.route("m", 1, Stage.RAMPDOWN);
            try (MigrationClient client = client(control(killed.url())).build()) {
                MigrationHandle handle = client.migration("m");

                server.kill();
                soon(() -> !client.pushes());
                assertThat(handle.side("k")).isEqualTo(Side.NEW);
                server.startAgain();
                tables.route("m", 2, Stage.LIVE);

                soon(() -> handle.side("k") == Side.OLD && client.pushes());
                soon(() -> tables.reported("m").equals("2 false"));
            }
        }
    }

    @Test
    void a_database_that_stops_answering_holds_up_neither_decisions_nor_the_end() {
        ControlTables tables = ControlTables.install(database);
        tables.route("m", 1, Stage.RAMPDOWN);
        try (TcpProxy proxy = TcpProxy.to(database.server().port())) {
            MigrationClient client = client(control(database.url(proxy))).build();
            MigrationHandle handle = client.migration("m");
            assertThat(handle.side("k")).isEqualTo(Side.NEW);

            proxy.pause();
            long start = System.nanoTime();
            assertThat(handle.side("k")).isEqualTo(Side.NEW);
            client.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void a_journal_restored_from_before_takes_nothing_back_until_it_is_past_what_was_seen() {
        ControlTables tables = ControlTables.install(database);
        tables.route("m", 9, Stage.RAMPDOWN);
        tables.route("watch", 1, Stage.OFF);
        try (MigrationClient client = client(control(database.url())).build()) {
            MigrationHandle handle = client.migration("m");
            MigrationHandle watch = client.migration("watch");
            assertThat(handle.version()).isEqualTo(9);

            tables.route("m", 5, Stage.LIVE);
            tables.route("watch", 2, Stage.OFF);
            soon(() -> watch.version() == 2);
            assertThat(handle.version()).isEqualTo(9);
            assertThat(handle.side("k")).isEqualTo(Side.NEW);

            // The engine sees that version 9 is acknowledged, and goes on from there.
            soon(() -> tables.reported("m").equals("9 false"));
            tables.route("m", 10, Stage.LIVE);
            soon(() -> handle.side("k") == Side.OLD);
        }
    }

    @Test
    void a_control_database_that_has_moved_is_followed() {
        ControlTables tables = ControlTables.install(database);
        tables.route("m", 4, Stage.SHADOW);
        try (TestDatabase moved = TestDatabases.create()) {
            ControlTables there = ControlTables.install(moved);
            there.route("m", 5, Stage.RAMPDOWN);
            AtomicReference<String> url = new AtomicReference<>(database.url());
            PostgresqlControl control = PostgresqlControl.of(() -> DriverManager.getConnection(url.get(), login()));
            try (MigrationClient client = client(control).build()) {
                MigrationHandle handle = client.migration("m");
                assertThat(handle.stage()).isEqualTo(Stage.SHADOW);

                url.set(moved.url());
                database.close();

                soon(() -> handle.stage() == Stage.RAMPDOWN && client.pushes());
                soon(() -> there.reported("m").equals("5 false"));
            }
        }
    }

    @Test
    void where_notifications_do_not_arrive_routes_are_polled() {
        ControlTables tables = ControlTables.install(database);
        try (TestDatabase elsewhere = TestDatabases.create()) {
            AtomicInteger opened = new AtomicInteger();
            // What is sent through any later connection comes out elsewhere, as with a pooler that parts transactions.
            PostgresqlControl control = PostgresqlControl.of(() -> DriverManager.getConnection(
                    opened.getAndIncrement() == 0 ? database.url() : elsewhere.url(), login()));
            try (MigrationClient client = client(control).build()) {
                MigrationHandle handle = client.migration("m");
                assertThat(client.isReady()).isTrue();
                assertThat(client.pushes()).isFalse();

                tables.route("m", 1, Stage.RAMPDOWN);

                soon(() -> handle.side("k") == Side.NEW);
            }
        }
    }

    private static MigrationClientBuilder client(PostgresqlControl control) {
        return MigrationClient.builder()
                .application("shop")
                .control(control)
                .initTimeout(Duration.ofSeconds(30))
                .pollEvery(SHORT);
    }

    private static PostgresqlControl control(String url) {
        return PostgresqlControl.of(url, login());
    }

    private static Properties login() {
        Properties login = new Properties();
        login.setProperty("user", TestDatabases.APP);
        return login;
    }

    private static void soon(BooleanSupplier fact) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!fact.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("nanoseconds over time").isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }
}
