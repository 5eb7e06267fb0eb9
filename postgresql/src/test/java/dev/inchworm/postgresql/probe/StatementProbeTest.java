// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.probe.LockMode;
import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Measured.How;
import dev.inchworm.core.probe.Probed;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A unit of statements leaves nothing, and everything is told of each that the server showed. */
class StatementProbeTest {

    private static final TableName T = new TableName("", "t");

    private final TestDatabase database = TestDatabases.create();
    private final Connection session = database.migrator();

    StatementProbeTest() {
        database.run(
                "create table p (id int primary key)",
                "insert into p select generate_series(1, 10)",
                "create table t (id int primary key, n int, note text)",
                "insert into t select i, i, repeat('x', 9) from generate_series(1, 100) as i");
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
        database.close();
    }

    private Probed probe(Limits limits, String... statements) throws SQLException {
        return StatementProbe.run(session, Optional.of(database::migrator), limits, List.of(statements));
    }

    private Measured only(Limits limits, String statement) throws SQLException {
        return probe(limits, statement).statements().get(0);
    }

    @Test
    void a_unit_leaves_nothing_behind() throws SQLException {
        Probed probed = probe(
                Limits.rolledBack(), "alter table t add column x int", "insert into t values (0)", "drop table p");

        assertThat(probed.isLeftBehind()).isFalse();
        assertThat(probed.statements()).allMatch(Measured::isDone);
        assertThat(database.ask("select count(*) from t")).isEqualTo("100");
        assertThat(database.ask("select to_regclass('p') is not null")).isEqualTo("t");
        assertThat(database.ask("select count(*) from pg_attribute where attrelid = 't'::regclass and attname = 'x'"))
                .isEqualTo("0");
    }

    @Test
    void a_later_statement_is_told_only_the_locks_that_are_new() throws SQLException {
        List<Measured> unit = probe(
                        Limits.rolledBack(),
                        "alter table t add column x int references p",
                        "alter table t add column y int",
                        "create index on t (x)")
                .statements();

        assertThat(unit.get(0).lockOn(T)).contains(LockMode.ACCESS_EXCLUSIVE);
        assertThat(unit.get(1).locks()).isEmpty();
        assertThat(Shown.of(unit.get(2))).isEqualTo("S t; built t_x_idx; scanned t");
    }

    @Test
    void what_the_unit_made_itself_is_told_from_what_was_there() throws SQLException {
        List<Measured> unit = probe(
                        Limits.rolledBack(),
                        "create table fresh (id int primary key)",
                        "alter table fresh add column x int default random()::int")
                .statements();

        assertThat(unit.get(1).rewritten()).singleElement().matches(relation -> relation.isNew());
        assertThat(unit.get(1).strongest()).isEmpty();
    }

    @Test
    void an_index_and_an_overflow_table_are_named_with_their_table() throws SQLException {
        Measured measured = only(Limits.rolledBack(), "vacuum full t");
        assertThat(measured.how()).isEqualTo(How.NOT_RUN);

        Measured rewritten = only(Limits.rolledBack(), "alter table t alter column n type bigint");

        assertThat(rewritten.built()).singleElement().hasToString("public.t_pkey (index of public.t)");
        assertThat(rewritten.locks())
                .anySatisfy(lock -> assertThat(lock.relation()).hasToString("overflow of public.t"));
    }

    @Test
    void rows_written_are_counted() throws SQLException {
        assertThat(only(Limits.rolledBack(), "update t set n = 0 where id <= 40")
                        .writes())
                .singleElement()
                .satisfies(write -> assertThat(write.updated()).isEqualTo(40));
    }

    @Test
    void a_failure_is_told_with_state_message_and_position_and_ends_the_unit() throws SQLException {
        List<Measured> unit = probe(
                        Limits.rolledBack(),
                        "create table fresh (id int)",
                        "select nothing from t",
                        "alter table t add column x int")
                .statements();

        assertThat(unit.get(1).error()).hasValueSatisfying(error -> {
            assertThat(error.state()).isEqualTo("42703");
            assertThat(error.message()).isEqualTo("column \"nothing\" does not exist");
            assertThat(error.position()).contains(8);
        });
        assertThat(unit.get(2).how()).isEqualTo(How.NOT_RUN);
    }

    @Test
    void whoever_goes_on_sees_the_statements_after_a_failure() throws SQLException {
        List<Measured> unit = probe(
                        Limits.rolledBack().goingOn(),
                        "create table fresh (id int)",
                        "select nothing from t",
                        "alter table fresh add column x int")
                .statements();

        assertThat(unit).extracting(Measured::isDone).containsExactly(true, false, true);
    }

    @Test
    void what_runs_in_no_transaction_is_run_alone_after_what_came_before_it() throws SQLException {
        Probed probed = probe(
                Limits.throwAway(),
                "alter table t add column x int",
                "create index concurrently t_x on t (x)",
                "alter table t add column y int");

        assertThat(probed.isLeftBehind()).isTrue();
        assertThat(Shown.of(probed.statements().get(1))).endsWith("built t_x; scanned t");
        assertThat(probed.statements().get(2).isDone()).isTrue();
        assertThat(database.ask("select to_regclass('t_x') is not null")).isEqualTo("t");
        assertThat(database.ask("select count(*) from pg_attribute where attrelid = 't'::regclass and attname = 'y'"))
                .isEqualTo("0");
    }

    @Test
    void what_may_not_stay_is_not_run() throws SQLException {
        Measured index = only(Limits.rolledBack(), "create index concurrently t_x on t (n)");
        Measured server = only(Limits.throwAway(), "alter system set work_mem = '4MB'");

        assertThat(List.of(index, server)).allSatisfy(measured -> {
            assertThat(measured.how()).isEqualTo(How.NOT_RUN);
            assertThat(measured.error())
                    .hasValueSatisfying(error -> assertThat(error.state()).isEqualTo("25001"));
        });
        assertThat(database.ask("select to_regclass('t_x') is null")).isEqualTo("t");
    }

    @Test
    void a_statement_that_ends_the_transaction_is_told_and_the_rest_still_measured() throws SQLException {
        Probed probed =
                probe(Limits.throwAway(), "alter table t add column x int", "commit", "alter table t add column y int");

        assertThat(probed.isLeftBehind()).isTrue();
        assertThat(probed.statements().get(1).how()).isEqualTo(How.ENDED_TRANSACTION);
        assertThat(probed.statements().get(2).lockOn(T)).contains(LockMode.ACCESS_EXCLUSIVE);
    }

    @Test
    void a_lock_that_is_not_had_in_time_is_a_failure_and_no_hang() throws SQLException {
        Limits short_waits = Limits.rolledBack().within(Duration.ofMillis(50), Duration.ofSeconds(5));
        try (Connection holder = database.migrator()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table t in access share mode");

            assertThat(only(short_waits, "alter table t add column x int").error())
                    .hasValueSatisfying(error -> assertThat(error.state()).isEqualTo("55P03"));
        }
    }

    @Test
    void the_session_is_as_it_was() throws SQLException {
        probe(Limits.throwAway(), "vacuum t", "select nonsense");

        assertThat(session.getAutoCommit()).isTrue();
        try (var answer = session.createStatement().executeQuery("show lock_timeout")) {
            answer.next();
            assertThat(answer.getString(1)).isEqualTo("0");
        }
    }
}
