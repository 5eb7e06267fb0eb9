// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.sdk.figure.Access;
import dev.inchworm.sdk.figure.Meters;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.figure.Presence;
import dev.inchworm.sdk.figure.Trigger;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the schema has, here and now. */
class SchemaCapabilitiesTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestDatabase database = TestDatabases.create();
    private final AtomicLong nanos = new AtomicLong();
    private final Counted counted = new Counted();
    private final TestSource source = new TestSource(database);
    private SchemaCapabilities capabilities;

    @BeforeEach
    void begin() {
        database.run("create table orders (id int primary key, total int)", "insert into orders values (1, 100)");
        capabilities = SchemaCapabilities.of(source)
                .meters(counted)
                .endpoints("checkout", "report")
                .waitMax(LONG)
                .nanos(nanos::get)
                .build();
    }

    @AfterEach
    void close() {
        source.release();
        capabilities.close();
        database.close();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void tables_and_columns_are_found_as_statements_would_find_them() {
        database.run(
                "create schema shop",
                "grant usage on schema shop to app",
                "create table shop.parcels (id int, \"Weight\" int, gone int)",
                "alter table shop.parcels drop column gone");

        assertThat(capabilities.has("orders")).isTrue();
        assertThat(capabilities.has("Orders", "TOTAL")).isTrue();
        assertThat(capabilities.has("orders", "total_minor")).isFalse();
        assertThat(capabilities.has("invoices")).isFalse();
        assertThat(capabilities.has("invoices", "id")).isFalse();
        assertThat(capabilities.has("parcels", "id")).isFalse();
        assertThat(capabilities.has("shop.parcels", "id")).isTrue();
        assertThat(capabilities.has("shop.parcels", "\"Weight\"")).isTrue();
        assertThat(capabilities.has("shop.parcels", "weight")).isFalse();
        assertThat(capabilities.has("shop.parcels", "gone")).isFalse();
        assertThat(capabilities.has("orders", "ctid")).isFalse();
    }

    @Test
    void the_search_path_decides_which_table_is_meant() throws SQLException {
        database.run("create schema app authorization migrator", "create table app.orders (other int)");
        database.runAs("postgres", "grant usage on schema app to app", "alter role app set search_path = app, public");
        try {
            assertThat(capabilities.has("orders", "other")).isTrue();
            assertThat(capabilities.has("orders", "total")).isFalse();
            assertThat(capabilities.has("public.orders", "total")).isTrue();
        } finally {
            database.runAs("postgres", "alter role app reset search_path");
        }
    }

    @Test
    void the_standard_catalog_gives_the_same_answers() throws SQLException {
        database.runAs("migrator", "grant select on orders to app");
        try (Connection connection = database.app()) {
            assertThat(new CatalogQuestion("orders", "total").standard(connection))
                    .isEqualTo(Presence.PRESENT);
            assertThat(new CatalogQuestion("ORDERS", "Total").standard(connection))
                    .isEqualTo(Presence.PRESENT);
            assertThat(new CatalogQuestion("public.orders", "total").standard(connection))
                    .isEqualTo(Presence.PRESENT);
            assertThat(new CatalogQuestion("orders", "other").standard(connection))
                    .isEqualTo(Presence.ABSENT);
            assertThat(new CatalogQuestion("orders", "").standard(connection)).isEqualTo(Presence.PRESENT);
            assertThat(new CatalogQuestion("invoices", "").standard(connection)).isEqualTo(Presence.ABSENT);
        }
    }

    @Test
    void a_no_holds_for_5_seconds_and_a_yes_for_60() {
        assertThat(capabilities.has("orders", "total_minor")).isFalse();
        database.run("alter table orders add column total_minor bigint");
        passes(Duration.ofMillis(4_999));
        assertThat(capabilities.has("orders", "total_minor")).isFalse();
        passes(Duration.ofMillis(2));
        assertThat(capabilities.has("orders", "total_minor")).isTrue();

        database.run("alter table orders drop column total_minor");
        passes(Duration.ofSeconds(44));
        assertThat(capabilities.has("orders", "total_minor")).isTrue();
        passes(Duration.ofSeconds(17));
        assertThat(capabilities.has("orders", "total_minor")).isFalse();
        assertThat(counted.capabilities)
                .containsExactly(
                        "orders.total_minor=absent", "orders.total_minor=present", "orders.total_minor=absent");
    }

    @Test
    void many_who_ask_at_once_are_one_question() throws Exception {
        source.hang();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(pool.submit(() -> capabilities.has("orders", "total")));
            }
            source.awaitCaller();
            source.release();
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
            assertThat(source.connections()).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_database_that_hangs_makes_nobody_wait_beyond_the_bound() {
        source.hang();
        try (SchemaCapabilities bounded = SchemaCapabilities.of(source)
                .waitMax(Duration.ofMillis(20))
                .nanos(nanos::get)
                .build()) {
            assertThat(bounded.presence("orders", "total")).isEqualTo(Presence.UNKNOWN);
            assertThat(bounded.presence("orders", "total")).isEqualTo(Presence.UNKNOWN);
            assertThat(bounded.<String, RuntimeException>guarded("orders", "total", () -> "with", () -> "without"))
                    .isEqualTo("without");
        }
    }

    @Test
    void a_database_that_is_away_is_asked_again_after_a_pause_and_stops_nothing() {
        source.refuse(true);
        assertThat(capabilities.presence("orders", "total")).isEqualTo(Presence.UNKNOWN);
        assertThat(capabilities.presence("orders", "total")).isEqualTo(Presence.UNKNOWN);
        assertThat(source.connections()).isEqualTo(1);

        source.refuse(false);
        passes(Duration.ofSeconds(6));
        assertThat(capabilities.presence("orders", "total")).isEqualTo(Presence.PRESENT);

        source.refuse(true);
        passes(Duration.ofSeconds(61));
        assertThat(capabilities.presence("orders", "total")).isEqualTo(Presence.PRESENT);
    }

    @Test
    void a_column_dropped_meanwhile_degrades_the_call_once_and_the_next_goes_without() throws SQLException {
        assertThat(total("checkout")).isEqualTo(100);
        database.run("alter table orders drop column total");

        assertThat(total("checkout")).isEqualTo(-1);
        assertThat(total("report")).isEqualTo(-1);
        assertThat(counted.degraded).containsExactly("orders.total at checkout");

        database.run("alter table orders add column total int default 7");
        passes(Duration.ofSeconds(6));
        assertThat(total("report")).isEqualTo(7);
    }

    @Test
    void a_table_dropped_meanwhile_degrades_too() throws SQLException {
        assertThat(total("checkout")).isEqualTo(100);
        database.run("drop table orders");

        assertThat(total("checkout")).isEqualTo(-1);
    }

    @Test
    void another_missing_column_is_the_applications_own_mistake() {
        assertThatThrownBy(() -> capabilities.guarded(
                        "checkout", "orders", "total", () -> ask("select totl from orders"), () -> -1))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("totl")
                .hasMessageContaining("orders.total");
        assertThat(counted.degraded).isEmpty();
    }

    @Test
    void a_refusal_that_a_framework_has_wrapped_is_recognised() throws SQLException {
        assertThat(total("checkout")).isEqualTo(100);
        database.run("alter table orders drop column total");

        assertThat(capabilities.<Integer, RuntimeException>guarded("orders", "total", this::wrapped, () -> -1))
                .isEqualTo(-1);
        assertThat(counted.degraded).containsExactly("orders.total at default");
    }

    private int wrapped() {
        try {
            return ask("select total from orders");
        } catch (SQLException e) {
            throw new IllegalStateException("bad SQL grammar", new IllegalStateException(e));
        }
    }

    @Test
    void within_an_open_transaction_the_refusal_itself_is_thrown() throws SQLException {
        assertThat(total("checkout")).isEqualTo(100);
        database.run("alter table orders drop column total");
        try (Connection connection = database.app()) {
            connection.setAutoCommit(false);

            assertThatThrownBy(() -> capabilities.guarded(
                            "checkout",
                            "orders",
                            "total",
                            () -> ask(connection, "select total from orders"),
                            () -> ask(connection, "select -1")))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42703");
        }
    }

    @Test
    void endpoints_are_a_closed_set() {
        assertThatThrownBy(() -> total("admin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("checkout");
    }

    @Test
    void a_meter_that_throws_reaches_nobody() throws SQLException {
        counted.isThrowing = true;
        assertThat(total("checkout")).isEqualTo(100);
        database.run("alter table orders drop column total");
        assertThat(total("checkout")).isEqualTo(-1);
    }

    private int total(String endpoint) throws SQLException {
        return capabilities.guarded(endpoint, "orders", "total", () -> ask("select total from orders"), () -> -1);
    }

    private int ask(String sql) throws SQLException {
        try (Connection connection = database.app()) {
            return ask(connection, sql);
        }
    }

    private static int ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Counts what it is told. */
    private static final class Counted implements Meters {

        private final List<String> capabilities = new ArrayList<>();
        private final List<String> degraded = new ArrayList<>();
        private volatile boolean isThrowing;

        @Override
        public MigrationMeters migration(String id) {
            return Meters.none().migration(id);
        }

        @Override
        public void refreshed(Trigger trigger, boolean isOk) {}

        @Override
        public synchronized void capability(String table, String column, Presence presence) {
            capabilities.add(table + "." + column + "=" + presence.label());
            throwing();
        }

        @Override
        public void degraded(String table, String column) {}

        @Override
        public void degraded(String table, String column, String endpoint) {
            degraded.add(table + "." + column + " at " + endpoint);
            throwing();
        }

        private void throwing() {
            if (isThrowing) {
                throw new AssertionError("a meter of the application");
            }
        }

        @Override
        public void touched(String table, String column, Access access) {}

        @Override
        public void usageDropped() {}
    }
}
