// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.dialect.Secret;
import dev.inchworm.core.dialect.Sessions;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions are our own, and each transaction is pinned whatever the role, the database or a pooler has set. */
class PostgresqlSessionsTest {

    private final Desk desk = new Desk();
    private final Dialect dialect = new PostgresqlDialect();
    private final Sessions sessions = dialect.sessions();

    @BeforeEach
    void table() {
        desk.with("create table orders (id int primary key, total_amount int)");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void the_dialect_is_found_by_its_url() {
        assertThat(Dialects.of(new JdbcUrl(desk.database.url()))).isInstanceOf(PostgresqlDialect.class);
    }

    @Test
    void a_pinned_transaction_is_the_same_whatever_the_role_has_set() throws SQLException {
        String role = "alter role migrator in database " + desk.database.name() + " set ";
        desk.database.runAs(
                "postgres",
                role + "search_path = public, pg_catalog",
                role + "TimeZone = 'Asia/Tokyo'",
                role + "IntervalStyle = 'sql_standard'",
                role + "bytea_output = 'escape'",
                role + "default_transaction_isolation = 'serializable'",
                role + "default_transaction_read_only = on",
                role + "statement_timeout = '1s'",
                role + "quote_all_identifiers = on");
        try (Connection session = sessions.open(desk.endpoint(TestDatabases.MIGRATOR), "inchworm test")) {
            sessions.pin(session, new Timeouts(Duration.ofMillis(50), Duration.ofSeconds(7)));

            assertThat(settings(session))
                    .isEqualTo(
                            "pg_catalog, pg_temp|off|UTC|ISO, YMD|postgres|hex|read committed|off|off|50ms|7s|1min|origin");
            session.commit();
            assertThat(Query.one(session, "select current_setting('search_path')")
                            .text(0))
                    .isEqualTo("public, pg_catalog");
        }
    }

    private static String settings(Connection session) throws SQLException {
        return Query.one(session, """
                        select string_agg(current_setting(name), '|' order by place)
                        from unnest(array['search_path', 'row_security', 'TimeZone', 'DateStyle', 'IntervalStyle',
                             'bytea_output', 'transaction_isolation', 'transaction_read_only', 'quote_all_identifiers',
                             'lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout',
                             'session_replication_role']) with ordinality as s(name, place)""").text(0);
    }

    @Test
    void a_role_whose_triggers_are_set_asleep_is_not_pinned_without_the_right_to_wake_them() throws SQLException {
        desk.database.runAs(
                "postgres",
                "alter role migrator in database " + desk.database.name() + " set session_replication_role = replica");
        try (Connection session = sessions.open(desk.endpoint(TestDatabases.MIGRATOR), "inchworm test")) {
            assertThatThrownBy(() -> sessions.pin(session, Timeouts.SHORT))
                    .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                    .extracting(dialect::failure)
                    .isEqualTo(Failure.NOT_GRANTED);
        }
    }

    @Test
    void rows_that_would_be_hidden_become_an_error() throws SQLException {
        desk.with("alter table orders enable row level security", "alter table orders force row level security");
        Connection transaction = desk.pinned();

        assertThatThrownBy(() -> Query.all(transaction, "select * from public.orders"))
                .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                .extracting(dialect::failure)
                .isEqualTo(Failure.ROWS_HIDDEN);
    }

    @Test
    void a_session_of_our_own_is_taken_as_that() throws SQLException {
        sessions.requireOwnSession(desk.session, desk.endpoint(TestDatabases.MIGRATOR));

        assertThat(desk.pinned().isValid(1)).isTrue();
    }

    @Test
    void a_pooler_that_lends_sessions_by_the_transaction_is_refused() throws SQLException, IOException {
        int port = desk.database.server().port();
        try (SharedSessions pooler = new SharedSessions(port, desk.database.name(), TestDatabases.MIGRATOR)) {
            Endpoint endpoint = new Endpoint(
                    new JdbcUrl("jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable"
                            .formatted(pooler.port(), desk.database.name())),
                    Optional.of(TestDatabases.MIGRATOR),
                    Optional.of(new Secret("none")));
            try (Connection session = sessions.open(endpoint, "inchworm test")) {
                assertThatThrownBy(() -> sessions.requireOwnSession(session, endpoint))
                        .isInstanceOfSatisfying(
                                InchwormException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.SESSION_NOT_OWN));
            }
        }
    }

    @Test
    void a_history_names_server_timeline_and_database() throws SQLException {
        String history = sessions.history(desk.pinned());

        assertThat(history).matches("\\d+/00000001/\\d+").isEqualTo(sessions.history(desk.pinned()));
        try (Desk other = new Desk()) {
            assertThat(sessions.history(other.pinned())).isNotEqualTo(history);
        }
    }

    @Test
    void a_session_knows_its_role_and_number() throws SQLException {
        assertThat(sessions.user(desk.pinned())).isEqualTo("migrator");
        assertThat(String.valueOf(sessions.pid(desk.pinned()))).isEqualTo(desk.ask("select pg_backend_pid()"));
    }

    @Test
    void a_lost_connection_is_told_from_a_lock_not_had() throws SQLException {
        try (Connection holder = desk.database.migrator()) {
            holder.setAutoCommit(false);
            Query.run(holder, "lock table orders");
            Connection transaction = desk.pinned();
            Query.run(transaction, "set local lock_timeout = '10ms'");
            assertFails(transaction, "alter table public.orders add x int", Failure.LOCK_TIMEOUT);
        }
        assertFails(desk.pinned(), "select 1/0", Failure.DATA);
        assertFails(desk.pinned(), "select pg_catalog.pg_read_file('/etc/passwd')", Failure.NOT_GRANTED);
        assertFails(desk.pinned(), "select nothing", Failure.OTHER);
        Connection transaction = desk.pinned();
        Query.run(transaction, "set local statement_timeout = '10ms'");
        assertFails(transaction, "select pg_catalog.pg_sleep(10)", Failure.STATEMENT_TIMEOUT);
        assertFails(desk.pinned(), "insert into public.orders values (1), (1)", Failure.CONSTRAINT);
        long pid = sessions.pid(desk.pinned());
        desk.database.runAs("postgres", "select pg_terminate_backend(" + pid + ", 5000)");
        assertFails(desk.session, "select 1", Failure.CONNECTION_LOST);
        assertFails(desk.session, "select 1", Failure.CONNECTION_LOST);
    }

    private void assertFails(Connection transaction, String sql, Failure failure) {
        assertThatThrownBy(() -> Query.run(transaction, sql))
                .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                .extracting(dialect::failure)
                .isEqualTo(failure);
    }
}
