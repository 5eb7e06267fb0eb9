// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.Finding.Severity;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found on the live table; that a plain one has no finding is told in {@link PostgresqlPreflightTest}. */
class LiveChecksTest {

    private static final long GIGABYTE = 1L << 30;

    private final Desk desk = new Desk();

    @BeforeEach
    void table() {
        desk.with("create table orders (id int primary key, total_amount int, other int)");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_transaction_that_keeps_a_lock_on_the_table_is_told() throws SQLException {
        try (Connection other = begun("insert into orders (id) values (1)")) {
            assertThat(desk.inspect(Draft.orders())).isEmpty();

            assertWarns(
                    Draft.orders().patience(Duration.ofMillis(1), 1_000_000),
                    "long-transactions",
                    "session %d (application PostgreSQL JDBC Driver, role migrator) is in a transaction"
                            .formatted(pid(other)),
                    "idle in transaction, and holds a lock on table public.orders");
        }
    }

    @Test
    void a_transaction_that_only_keeps_a_snapshot_is_told_later() throws SQLException {
        try (Connection other = begun("set transaction isolation level repeatable read", "select 1")) {
            assertThat(desk.inspect(Draft.orders().patience(Duration.ofMillis(1), 1_000_000)))
                    .isEmpty();

            assertWarns(
                    Draft.orders().patience(Duration.ofMillis(1), 1),
                    "long-transactions",
                    "session " + pid(other),
                    "its snapshot holds up index builds");
        }
    }

    @Test
    void what_a_failed_index_build_left_is_told() throws SQLException {
        desk.with("insert into orders values (1, 7, 1), (2, 7, 1)");
        assertThatThrownBy(() -> desk.with("create unique index concurrently once on orders (other)"))
                .hasMessageContaining("duplicated");

        assertWarns(Draft.orders(), "invalid-indexes", "index public.once is INVALID", "reindex index concurrently");

        desk.with("drop index concurrently once", "create index concurrently once on orders (other)");
        assertThat(desk.inspect(Draft.orders())).isEmpty();
    }

    @Test
    void a_check_that_was_never_validated_is_told() throws SQLException {
        desk.with("alter table orders add constraint positive check (other > 0) not valid");
        assertWarns(
                Draft.orders(), "unvalidated-constraints", "constraint positive", "the backfill fails at the first");

        desk.with("alter table orders validate constraint positive");
        assertThat(desk.inspect(Draft.orders())).isEmpty();
    }

    @Test
    void a_foreign_key_that_was_never_validated_is_told_otherwise() throws SQLException {
        desk.with(
                "create table shop (id int primary key)",
                "alter table orders add constraint of_shop foreign key (other) references shop not valid");

        assertWarns(Draft.orders(), "unvalidated-constraints", "constraint of_shop", "nobody knows whether");
    }

    @Test
    void a_sequence_near_its_end_is_told_by_whatever_way_the_column_uses_it() throws SQLException {
        desk.with(
                "create sequence loose",
                "create table tired (id int generated always as identity primary key, total_amount int,"
                        + " by_default int not null default nextval('loose'), owned bigserial)");
        Draft draft = Draft.of("tired")
                .old("total_amount")
                .add("minor", "bigint", "total_amount")
                .down("total_amount", "minor::int");
        assertThat(desk.inspect(draft)).isEmpty();

        desk.with(
                "alter sequence tired_id_seq restart 1503238554",
                "select setval('loose', 2147483646)",
                "select setval('tired_owned_seq', 1600000000)");

        assertThat(desk.inspect(draft))
                .extracting(Finding::text)
                .containsExactly(
                        "sequence public.loose of column by_default (integer) has used 99 % of its numbers:"
                                + " 2147483646 of 2147483647",
                        "sequence public.tired_id_seq of column id (integer) has used 70 % of its numbers:"
                                + " 1503238554 of 2147483647");
    }

    @Test
    void an_event_trigger_is_told_while_it_is_on() throws SQLException {
        desk.database.runAs(
                "postgres",
                "create function watch() returns event_trigger language plpgsql as 'begin end'",
                "create event trigger watching on ddl_command_end when tag in ('ALTER TABLE') execute function watch()",
                "create event trigger elsewhere on ddl_command_end when tag in ('CREATE CAST') execute function"
                        + " watch()");
        assertWarns(Draft.orders(), "event-triggers", "watching runs public.watch()", "ddl_command_end: ALTER TABLE");

        desk.database.runAs("postgres", "alter event trigger watching disable");
        assertThat(desk.inspect(Draft.orders())).isEmpty();
    }

    @Test
    void whoever_uses_whole_rows_is_told() throws SQLException {
        desk.with(
                "create table kept (id int, before orders)",
                "create function first() returns orders language sql as 'select null::public.orders'",
                "create function named() returns table (id int) language sql as 'select 1'");

        assertThat(desk.inspect(Draft.orders()))
                .extracting(Finding::check, finding -> finding.text().replaceAll(" uses.*", ""))
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("row-type-users", "column before of public.kept"),
                        org.assertj.core.api.Assertions.tuple("row-type-users", "function public.first()"));
    }

    @Test
    void a_published_table_without_an_identity_is_refused() throws SQLException {
        desk.with("alter table orders replica identity nothing");
        assertThat(desk.inspect(Draft.orders())).isEmpty();

        desk.with("create publication changes for table orders");

        assertThat(desk.inspect(Draft.orders()))
                .filteredOn(finding -> finding.severity() == Severity.REFUSE)
                .singleElement()
                .satisfies(finding -> assertThat(finding.check()).isEqualTo("replica-identity"));
        desk.with("insert into orders values (1, 1, 1)");
        assertThatThrownBy(() -> desk.with("update orders set other = 2")).hasMessageContaining("replica identity");
    }

    @Test
    void an_identity_of_whole_rows_is_told() throws SQLException {
        desk.with("alter table orders replica identity full", "create publication changes for table orders");

        assertThat(desk.inspect(Draft.orders()))
                .extracting(Finding::check)
                .containsExactly("logical-replication", "replica-identity");
    }

    @Test
    void a_publication_by_a_list_of_columns_is_told_otherwise() throws SQLException {
        desk.with("create publication part for table orders (id, other)");

        assertWarns(
                Draft.orders(), "logical-replication", "publication part", "by a list of columns: subscribers never");
    }

    @Test
    void a_large_table_is_told_with_the_room_that_it_needs() throws SQLException, IOException {
        String path = desk.database.ask("select pg_relation_filepath('orders')");
        Path file = TestDatabases.server().data().resolve(path);
        for (int part = 0; part < 10; part++) {
            try (RandomAccessFile each = new RandomAccessFile(file + (part == 0 ? "" : "." + part), "rw")) {
                each.setLength(GIGABYTE);
            }
        }

        assertWarns(
                Draft.orders(),
                "table-size",
                "table public.orders is 10.0 GB and its 1 indexes 0 MB",
                "the log's disk 20.0 GB");
        desk.with("truncate orders");
        assertThat(desk.inspect(Draft.orders())).isEmpty();
    }

    @Test
    void a_table_that_is_written_much_is_told() throws SQLException {
        desk.database.runAs("postgres", "select pg_stat_reset()");
        try (Connection writer = desk.database.migrator();
                Statement statement = writer.createStatement()) {
            statement.execute("insert into orders select n, n, n from generate_series(1, 320000) as n");
            statement.execute("select pg_stat_force_next_flush()");
            statement.execute("select 1");
        }

        assertWarns(Draft.orders(), "write-rate", "rows of table public.orders were written a second since", "updates");
    }

    @Test
    void an_old_table_is_told_by_transactions_and_by_multixacts() throws SQLException {
        try (Connection superuser = desk.database.superuser();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("""
                update pg_class
                set relfrozenxid = ((pg_current_xact_id()::text::bigint + 4294967296 - 1300000000) % 4294967296)::text::xid,
                    relminmxid = ((mxid_age('1')::bigint + 1 + 4294967296 - 1400000000) % 4294967296)::text::xid
                where oid = 'orders'::regclass\
                """);
            List<Finding> findings = desk.dialect
                    .catalogs()
                    .inspect(
                            superuser,
                            Draft.orders().migration(),
                            desk.dialect
                                    .catalogs()
                                    .read(
                                            superuser,
                                            Draft.orders().migration().change().table()));
            superuser.rollback();

            assertThat(findings).extracting(Finding::check).containsExactly("wraparound", "wraparound");
            assertThat(findings.get(0).text()).contains(" is 1300000000 transactions old");
            assertThat(findings.get(1).text()).contains(" is 1400000000 multixacts old");
        }
    }

    private Connection begun(String... statements) throws SQLException {
        Connection connection = desk.database.migrator();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    private static long pid(Connection connection) throws SQLException {
        return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }

    private void assertWarns(Draft draft, String check, String named, String alsoNamed) throws SQLException {
        assertThat(desk.inspect(draft)).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(check);
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.text()).contains(named);
            assertThat(finding.text() + finding.next()).contains(alsoNamed);
        });
    }
}
