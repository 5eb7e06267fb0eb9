// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.testing.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** What is found on the whole server, on one with settings of its own. */
class ServerChecksTest {

    /** Work that takes its time: a page in a tenth of a second. */
    private static final String SLOW = "autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1";

    @SuppressWarnings("NullAway.Init")
    private static PostgresqlServer server;

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @BeforeAll
    static void start() {
        server = PostgresqlServer.with()
                .version(TestDatabases.server().version())
                .setting("max_prepared_transactions", "5")
                .setting("autovacuum_naptime", "1s")
                .setting("shared_preload_libraries", "pg_stat_statements")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void table() {
        desk = new Desk(TestDatabases.createOn(server));
        desk.with("create table orders (id int primary key, total_amount int)");
    }

    @AfterEach
    void close() {
        desk.database.runAs("postgres", "revoke pg_monitor from migrator");
        desk.close();
    }

    private void mayMonitor() {
        desk.database.runAs("postgres", "grant pg_monitor to migrator");
    }

    @Test
    void a_prepared_transaction_on_the_table_is_told_and_named_as_a_blocker() throws SQLException {
        desk.with("begin; insert into orders (id) values (1); prepare transaction 'left over'");

        assertThat(texts()).singleElement().asString().contains("prepared transaction left over of role migrator");
        assertThat(desk.dialect
                        .locks()
                        .blockers(desk.session, desk.read("orders").name()))
                .singleElement()
                .satisfies(blocker -> assertThat(blocker.line())
                        .contains("application prepared transaction left over, role migrator, prepared"));
        desk.session.rollback();
        desk.with("rollback prepared 'left over'");
    }

    @Test
    void statements_that_take_whatever_columns_there_are_are_told_without_their_values() throws SQLException {
        desk.database.runAs("postgres", "create extension pg_stat_statements");
        desk.database.runAs(
                "app",
                "select * from orders where id = 4711",
                "insert into orders values (4711, 1)",
                "select count(*) from orders",
                "insert into orders (id) values (4712)");
        assertThat(texts()).as("hidden from a role without the right").isEmpty();
        assertThat(desk.dialect.catalogs().notMeasured(desk.session))
                .anyMatch(text -> text.contains("pg_read_all_stats"))
                .noneMatch(text -> text.contains("create extension"));

        mayMonitor();

        assertThat(texts())
                .containsExactly(
                        "statements read whatever columns table public.orders has (1 seen):"
                                + " select * from orders where id = $1",
                        "statements insert into table public.orders without naming the columns (1 seen):"
                                + " insert into orders values ($1, $2)");
    }

    @Test
    void without_the_extension_the_plan_says_what_is_not_measured() throws SQLException {
        assertThat(desk.dialect.catalogs().notMeasured(desk.pinned()))
                .anyMatch(text -> text.startsWith("SELECT *") && text.contains("create extension pg_stat_statements"))
                .anyMatch(text -> text.startsWith("free disk"));
    }

    @Test
    void a_slot_without_a_reader_is_told() throws SQLException {
        desk.database.runAs("postgres", "select pg_create_physical_replication_slot('gone', true)");
        try {
            assertThat(texts())
                    .singleElement()
                    .asString()
                    .startsWith("replication slot gone (physical) has no reader and keeps ")
                    .endsWith("it will keep all that the backfill writes (max_slot_wal_keep_size is -1)");
        } finally {
            desk.database.runAs("postgres", "select pg_drop_replication_slot('gone')");
        }
        assertThat(texts()).isEmpty();
    }

    @Test
    void a_replica_that_is_behind_is_told() throws SQLException {
        mayMonitor();
        Properties asReplica = new Properties();
        PGProperty.USER.set(asReplica, "postgres");
        PGProperty.REPLICATION.set(asReplica, "true");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(asReplica, "14");
        PGProperty.PREFER_QUERY_MODE.set(asReplica, "simple");
        PGProperty.APPLICATION_NAME.set(asReplica, "far_away");
        LogSequenceNumber now = LogSequenceNumber.valueOf(desk.database.ask("select pg_current_wal_lsn()"));
        try (Connection replica = DriverManager.getConnection(server.url(), asReplica);
                PGReplicationStream stream = replica.unwrap(PGConnection.class)
                        .getReplicationAPI()
                        .replicationStream()
                        .physical()
                        .withStartPosition(now)
                        .start()) {
            stream.setAppliedLSN(now);
            stream.setFlushedLSN(now);
            stream.forceUpdateStatus();
            until("select exists (select from pg_stat_replication where replay_lsn is not null)");
            assertThat(texts()).isEmpty();

            desk.with("select count(pg_logical_emit_message(true, 'x', repeat('x', 1000000)))"
                    + " from generate_series(1, 70)");

            assertThat(texts())
                    .singleElement()
                    .asString()
                    .matches("replica far_away \\(\\w+\\) is \\d+ MB and \\d+ ms behind already");
        }
    }

    @Test
    void a_vacuum_at_work_is_told_by_its_lock_where_the_rest_is_hidden() throws Exception {
        desk.with("insert into orders select n, n from generate_series(1, 50000) as n");
        try (Connection vacuuming = desk.database.superuser();
                Statement statement = vacuuming.createStatement()) {
            statement.execute("set vacuum_cost_delay = 100");
            statement.execute("set vacuum_cost_limit = 1");
            CompletableFuture<Void> vacuum = CompletableFuture.runAsync(() -> run(statement, "vacuum (freeze) orders"));
            until(atWork("true"));

            assertThat(texts())
                    .singleElement()
                    .asString()
                    .contains("holds SHARE UPDATE EXCLUSIVE on table public.orders: a vacuum, an analyze");
            mayMonitor();
            assertThat(texts()).singleElement().asString().endsWith("a vacuum that somebody began");
            statement.cancel();
            vacuum.join();
        }
    }

    @Test
    void a_vacuum_against_wraparound_is_told_to_yield_to_nobody() throws SQLException {
        mayMonitor();
        desk.with(
                "alter table orders set (autovacuum_freeze_max_age = 100000, %s)".formatted(SLOW),
                "insert into orders select n, n from generate_series(1, 50000) as n");
        desk.database.runAs("postgres", """
            update pg_class
            set relfrozenxid = ((pg_current_xact_id()::text::bigint + 4294967296 - 200000) % 4294967296)::text::xid
            where oid = 'orders'::regclass\
            """);

        until(atWork("backend_type = 'autovacuum worker'"));

        assertThat(texts())
                .singleElement()
                .asString()
                .startsWith("autovacuum freezes table public.orders against wraparound in session ")
                .endsWith("it yields to nobody");
    }

    private List<String> texts() throws SQLException {
        return desk.inspect(Draft.orders()).stream().map(Finding::text).toList();
    }

    private static String atWork(String which) {
        return """
            select exists (select from pg_locks join pg_stat_activity using (pid)
                           where relation = 'orders'::regclass and mode = 'ShareUpdateExclusiveLock'
                             and granted and %s)\
            """.formatted(which);
    }

    /** Waits until the answer is true, for at most 20 seconds. */
    private void until(String query) {
        desk.database.runAs("postgres", """
            do $$ begin
              for attempt in 1..400 loop
                if (%s) then return; end if;
                perform pg_sleep(0.05);
                perform pg_stat_clear_snapshot();
              end loop;
              raise 'it never came';
            end $$\
            """.formatted(query));
    }

    /** Ends by being cancelled. */
    private static void run(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("57014");
        }
    }
}
