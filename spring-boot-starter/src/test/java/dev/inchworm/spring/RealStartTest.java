// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.example.Till;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationHandle;
import dev.inchworm.sdk.usage.UsageAudit;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Starts an application with Hikari and JdbcClient on a real database, with everything on. */
class RealStartTest {

    private static final String ID = "orders-total-minor";
    private static final Duration LONG = Duration.ofSeconds(20);

    private static TestDatabase database;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabases.create();
        try (Connection connection = database.migrator();
                Statement statement = connection.createStatement()) {
            for (String sql : Dialects.of(new JdbcUrl(database.url())).journal().install(0)) {
                statement.execute(sql);
            }
        }
        database.run(
                "create table orders (id bigint primary key, total_amount integer)",
                "insert into orders values (1, 42)");
        database.run(
                "insert into inchworm.migration values ('" + ID + "', '', '', '', '', 'CUTOVER', 'forward', 'DONE',"
                        + " 'ready', '', '', 1, '', now(), now(), now(), now(), 0, '')");
        route("live", 10_000, 3);
        application = opened();
    }

    @AfterAll
    static void stop() {
        application.close();
        database.close();
    }

    private static ConfigurableApplicationContext opened() {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.application.name=shop",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + TestDatabases.APP,
                        "--spring.datasource.hikari.maximum-pool-size=1",
                        "--inchworm.release=v2",
                        "--inchworm.usage.enabled=true",
                        "--inchworm.usage.every=100ms",
                        "--inchworm.usage.watch." + ID + ".table=orders",
                        "--inchworm.usage.watch." + ID + ".columns=total_amount",
                        "--management.endpoints.web.exposure.include=migrations");
    }

    @Test
    void a_route_moves_although_every_connection_of_the_pool_is_taken() throws Exception {
        MigrationHandle handle = application.getBean(MigrationClient.class).migration(ID);
        route("live", 10_000, 10);
        until(() -> handle.version() == 10);
        assertThat(handle.stage()).isEqualTo(Stage.LIVE);

        try (Connection only = application.getBean(DataSource.class).getConnection()) {
            assertThat(only.isValid(1)).isTrue();
            route("rampdown", 10_000, 11);

            until(() -> handle.version() == 11);
        }

        assertThat(handle.stage()).isEqualTo(Stage.RAMPDOWN);
        assertThat(application.getBean(MigrationsEndpoint.class).migrations().migrations())
                .hasEntrySatisfying(ID, seen -> assertThat(seen.stage()).isEqualTo("rampdown"));
    }

    @Test
    void a_wrapped_pool_is_still_found_by_whoever_looks_for_it() throws Exception {
        DataSource source = application.getBean(DataSource.class);

        assertThat(source).isNotInstanceOf(HikariDataSource.class);
        assertThat(source.unwrap(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(1);
        try (Connection connection = source.getConnection()) {
            assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
        }
        MeterRegistry registry = application.getBean(MeterRegistry.class);
        assertThat(registry.get("hikaricp.connections").gauge().value()).isEqualTo(1);
        assertThat(registry.get("jdbc.connections.max").gauge().value()).isEqualTo(1);
    }

    @Test
    void what_reads_the_old_side_is_on_record_with_its_place() {
        assertThat(Till.total(application.getBean(JdbcClient.class))).isEqualTo(42);
        assertThat(application.getBean(UsageAudit.class).flush(LONG)).isTrue();

        assertThat(database.rows("select release, side, access from inchworm.usage where migration = '" + ID + "'"))
                .contains("v2|old|read");
        assertThat(database.ask("select place from inchworm.usage where access = 'read'"))
                .contains("Till.total(Till.java:");
    }

    @Test
    void an_instance_reports_what_it_acts_on() {
        MigrationHandle handle = application.getBean(MigrationClient.class).migration(ID);

        until(() -> database.rows("select release, route_version from inchworm.figure where migration = '" + ID + "'")
                .contains("v2|" + handle.version()));
    }

    @Test
    void closing_leaves_no_connection_and_no_thread() {
        Set<Thread> before = ours();
        long connections = connections();
        ConfigurableApplicationContext second = opened();
        second.getBean(JdbcClient.class).sql("select 1").query(Integer.class).single();
        assertThat(ours()).hasSizeGreaterThan(before.size());

        second.close();

        until(() -> connections() <= connections);
        assertThat(ours()).isSubsetOf(before);
    }

    private static long connections() {
        return Long.parseLong(database.ask("select count(*) from pg_stat_activity where datname = '" + database.name()
                + "' and usename = '" + TestDatabases.APP + "'"));
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("inchworm-"))
                .collect(Collectors.toSet());
    }

    private static void route(String stage, int percentBp, int version) {
        database.run(
                "insert into inchworm.route (migration, version, stage, percent_bp, salt, lease_until, changed_at, changed_by)"
                        + " values ('" + ID + "', " + version + ", '" + stage + "', " + percentBp
                        + ", 's', now(), now(), 'test') on conflict (migration) do update set version = excluded.version,"
                        + " stage = excluded.stage, percent_bp = excluded.percent_bp",
                "notify inchworm_route, '" + ID + " " + version + "'");
    }

    private static void until(BooleanSupplier fact) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!fact.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** An application of nothing but what Spring Boot finds. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
