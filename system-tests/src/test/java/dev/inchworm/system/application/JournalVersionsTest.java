// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.journal.Journal;
import dev.inchworm.postgresql.PostgresqlDialect;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A journal is carried on by a newer release, and not read by an older one. */
class JournalVersionsTest {

    private static final Dialect DIALECT = new PostgresqlDialect();
    private static final String CATALOG = "select coalesce(string_agg(line, chr(10) order by line), '') from ("
            + " select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '"
            + " || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') as line"
            + " from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
            + " left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum"
            + " where c.relnamespace = 'inchworm'::regnamespace and c.relkind = 'r'"
            + " union all select pg_get_functiondef(oid) || coalesce(proacl::text, '') from pg_proc"
            + " where pronamespace = 'inchworm'::regnamespace"
            + " union all select pg_get_constraintdef(oid) from pg_constraint"
            + " where connamespace = 'inchworm'::regnamespace) x";

    @Test
    void a_journal_of_version_1_is_carried_on_in_place_and_the_migration_under_way_goes_on() {
        try (Trial trial = Trial.of(20)) {
            installFirstVersion(trial.database());
            trial.start();
            trial.database().run("drop function inchworm.use(text, text, text, jsonb)");
            backToFirstVersion(trial.database());

            Outcome outcome = trial.forwardTo(Phase.VERIFY);

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REACHED);
            assertThat(trial.database().rows("select version from inchworm.journal order by 1"))
                    .containsExactly("1", "2");
            assertThat(trial.database().ask("select count(*) from inchworm.usage"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_journal_that_was_carried_on_is_what_a_new_one_is() throws SQLException {
        try (TestDatabase older = TestDatabases.create();
                TestDatabase fresh = TestDatabases.create()) {
            installFirstVersion(older);

            install(older);
            install(fresh);

            assertThat(older.ask(CATALOG)).isEqualTo(fresh.ask(CATALOG)).contains("coverage.since");
        }
    }

    @Test
    void several_engines_that_find_an_older_journal_bring_it_up_to_date_once() throws Exception {
        try (TestDatabase database = TestDatabases.create()) {
            installFirstVersion(database);
            ExecutorService engines = Executors.newFixedThreadPool(8);
            List<Callable<String>> installs = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> {
                        install(database);
                        return "installed";
                    })
                    .toList();

            List<String> ends = new ArrayList<>();
            for (Future<String> end : engines.invokeAll(installs)) {
                ends.add(end.get());
            }
            engines.shutdown();

            assertThat(ends).hasSize(8).containsOnly("installed");
            assertThat(database.rows("select version from inchworm.journal order by 1"))
                    .containsExactly("1", "2");
        }
    }

    @Test
    void a_newer_journal_is_refused_with_what_to_do_and_nothing_is_changed() {
        try (Trial trial = Trial.of(5)) {
            trial.start();
            trial.database().run("insert into inchworm.journal (version) values (3)");

            try (Engine engine = trial.engine("older")) {
                for (Runnable command : List.<Runnable>of(
                        () -> engine.status(Orders.ID),
                        () -> engine.run(Orders.ID, Optional.of(Phase.EXPAND)),
                        () -> engine.start(Orders.migration(), Orders.SOURCE),
                        () -> engine.routeOld(Orders.ID, ""))) {
                    assertThatThrownBy(command::run)
                            .isInstanceOfSatisfying(
                                    InchwormException.class,
                                    refused -> assertThat(refused.code()).isEqualTo(ErrorCode.JOURNAL_TOO_NEW))
                            .hasMessageContaining("version 3, this release knows up to 2")
                            .hasMessageContaining("use the newer release");
                }
            }
            assertThat(trial.database().ask("select phase from inchworm.migration"))
                    .isEqualTo("PREPARE");
        }
    }

    static void install(TestDatabase database) throws SQLException {
        try (Connection connection = database.migrator()) {
            connection.setAutoCommit(false);
            new Journal(DIALECT).install(connection);
            connection.commit();
        }
    }

    private static void installFirstVersion(TestDatabase database) {
        try (InputStream script = PostgresqlDialect.class.getResourceAsStream("journal-1.sql")) {
            database.run(new String(script.readAllBytes(), StandardCharsets.UTF_8).split("\n--;\n"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a migration stands that the first version began: {@code start} itself writes the newest one. */
    private static void backToFirstVersion(TestDatabase database) {
        database.run(
                "drop table inchworm.usage",
                "drop table inchworm.coverage",
                "drop table inchworm.shadow",
                "alter table inchworm.figure drop column first_at, drop column application, drop column role",
                "delete from inchworm.journal where version = 2");
    }
}
