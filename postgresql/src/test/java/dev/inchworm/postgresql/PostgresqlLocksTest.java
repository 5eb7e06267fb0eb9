// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Locks;
import dev.inchworm.core.dialect.Sensors;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who holds and who waits is named, and nothing that is not in the way. */
class PostgresqlLocksTest {

    private static final TableName ORDERS = new TableName("public", "Odd Orders");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Desk desk = new Desk();
    private final Locks locks = desk.dialect.locks();

    @BeforeEach
    void table() {
        desk.with("create table \"Odd Orders\" (id int primary key, total int)", "create table other (id int)");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Connection app() throws SQLException {
        Connection session = desk.dialect.sessions().open(desk.endpoint("app"), "shop v1");
        session.setAutoCommit(false);
        return session;
    }

    @Test
    void whoever_holds_a_lock_on_the_table_is_named_without_the_values_of_the_statement() throws SQLException {
        try (Connection reader = app();
                Connection stranger = app();
                Connection observer = desk.dialect.sessions().open(desk.endpoint("postgres"), "observer")) {
            Query.all(reader, "select * from \"Odd Orders\" where id = 42 or total::text = 'secret'");
            Query.all(stranger, "select 1");
            long pid = desk.dialect.sessions().pid(reader);
            Query.all(reader, "select * from \"Odd Orders\" where id = 42 or total::text = 'secret'");
            desk.dialect.sessions().pin(observer, Timeouts.SHORT);

            assertThat(locks.blockers(observer, ORDERS)).singleElement().satisfies(blocker -> {
                assertThat(blocker.pid()).isEqualTo(pid);
                assertThat(blocker.application()).isEqualTo("shop v1");
                assertThat(blocker.user()).isEqualTo("app");
                assertThat(blocker.state()).isEqualTo("idle in transaction");
                assertThat(blocker.statement())
                        .isEqualTo("select * from \"Odd Orders\" where id = ? or total::text = ?");
            });
            assertThat(locks.blockers(desk.pinned(), ORDERS)).singleElement().satisfies(blocker -> {
                assertThat(blocker.application()).isEqualTo("shop v1");
                assertThat(blocker.statement()).isEmpty();
            });
        }
    }

    @Test
    void only_who_keeps_readers_away_excludes() throws SQLException {
        try (Connection writer = app();
                Connection owner = desk.dialect.sessions().open(desk.endpoint("postgres"), "owner")) {
            Query.run(writer, "insert into \"Odd Orders\" values (1, 1)");
            assertThat(locks.blockers(desk.pinned(), ORDERS)).hasSize(1);
            assertThat(locks.excluders(desk.pinned(), ORDERS)).isEmpty();
            writer.rollback();

            Query.run(owner, "lock table public.\"Odd Orders\"");

            assertThat(locks.excluders(desk.pinned(), new TableName("", "Odd Orders")))
                    .singleElement()
                    .satisfies(excluder -> assertThat(excluder.application()).isEqualTo("owner"));
        }
    }

    @Test
    void our_own_locks_are_not_in_our_way() throws SQLException {
        Connection transaction = desk.pinned();
        Query.run(transaction, "lock table public.\"Odd Orders\"");

        assertThat(locks.blockers(transaction, ORDERS)).isEmpty();
        assertThat(locks.writers(transaction, ORDERS, Set.of())).isEmpty();
    }

    @Test
    void a_writer_is_a_transaction_that_has_written_the_table_and_is_not_ours() throws SQLException {
        try (Connection writer = app();
                Connection reader = app();
                Connection elsewhere = app()) {
            Query.run(writer, "insert into \"Odd Orders\" values (1, 1)");
            Query.all(reader, "select * from \"Odd Orders\"");
            Query.run(elsewhere, "insert into other values (1)");
            long pid = desk.dialect.sessions().pid(writer);

            Set<String> first = locks.writers(desk.pinned(), ORDERS, Set.of());
            assertThat(first).hasSize(1);
            assertThat(locks.writers(desk.pinned(), ORDERS, Set.of(pid))).isEmpty();

            writer.commit();
            Query.run(writer, "insert into \"Odd Orders\" values (2, 1)");
            assertThat(locks.writers(desk.pinned(), ORDERS, Set.of()))
                    .hasSize(1)
                    .isNotEqualTo(first);
        }
    }

    @Test
    void a_session_that_waits_for_us_is_found() throws SQLException {
        try (Connection waiter = app()) {
            Connection holder = desk.pinned();
            Query.run(holder, "lock table public.\"Odd Orders\"");
            long pid = desk.dialect.sessions().pid(holder);
            CompletableFuture<List<Query.Row>> waiting = CompletableFuture.supplyAsync(() -> select(waiter));

            assertThat(waited(holder, pid))
                    .singleElement()
                    .satisfies(session -> assertThat(session.application()).isEqualTo("shop v1"));
            assertThat(locks.waitingFor(holder, Set.of(pid + 100_000))).isEmpty();
            holder.rollback();
            assertThat(waiting.join()).isEmpty();
            assertThat(locks.waitingFor(desk.pinned(), Set.of(pid))).isEmpty();
        }
    }

    private List<Locks.Session> waited(Connection holder, long pid) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<Locks.Session> found = List.of();
        while (found.isEmpty() && System.nanoTime() < end) {
            found = locks.waitingFor(holder, Set.of(pid));
        }
        return found;
    }

    private static List<Query.Row> select(Connection session) {
        try {
            return Query.all(session, "select * from \"Odd Orders\"");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_chunk_takes_half_of_what_a_deadlock_needs_to_be_found() throws SQLException {
        assertThat(locks.chunkTimeMax(desk.pinned())).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void the_log_moves_on_with_each_commit_and_a_primary_is_no_replica() throws SQLException {
        Sensors sensors = desk.dialect.sensors();
        long before = sensors.written(desk.pinned());
        desk.with("insert into other values (1)");

        assertThat(sensors.written(desk.pinned())).isGreaterThan(before);
        assertThat(sensors.isReplica(desk.pinned())).isFalse();
        assertThat(sensors.attached(desk.pinned())).isZero();
        assertThatThrownBy(() -> sensors.replayed(desk.pinned())).hasMessageContaining("not a replica");
    }
}
