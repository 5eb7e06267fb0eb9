// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.embedded.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialDatabaseTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_folder_of_migrations_makes_the_schema_whatever_each_file_needs() throws Exception {
        write(
                "V1__types.sql",
                "create type state as enum ('new'); create table orders (id bigint primary key, s state)");
        write("V2__value.sql", "alter type state add value 'sent'; create index on orders (s) where s = 'sent';");
        write("V3__index.sql", "create index concurrently on orders (id, s);");
        write("V4__rights.sql", "grant select on orders to reporting;");

        try (TrialDatabase trial = TrialDatabase.open(TrialPlace.throwAway(), SchemaSource.path(folder), line -> {})) {
            assertThat(ask(trial, "select count(*) from pg_index where indrelid = 'orders'::regclass"))
                    .isEqualTo("3");
            assertThat(ask(trial, "select has_table_privilege('reporting', 'orders', 'select')"))
                    .isEqualTo("t");
            assertThat(trial.notes()).containsExactly("role reporting is made for the trial");
            assertThat(trial.major()).isEqualTo(17);
        }
    }

    @Test
    void a_folder_is_run_up_to_the_file_that_is_named_however_its_path_is_written() throws Exception {
        write("V1__first.sql", "create table first (id int);");
        write("V2__judged.sql", "create table judged (id int);");
        write("V3__later.sql", "select from what_is_not_there;");
        Path named = folder.resolve("..").resolve(folder.getFileName()).resolve("V2__judged.sql");

        try (TrialDatabase trial = TrialDatabase.open(
                TrialPlace.throwAway(), new SchemaSource.Folder(folder, Optional.of(named)), line -> {})) {
            assertThat(ask(trial, "select to_regclass('first') is not null and to_regclass('judged') is null"))
                    .isEqualTo("t");
        }
    }

    @Test
    void a_dump_with_rows_and_commands_of_psql_is_a_schema_too() throws Exception {
        write("dump.sql", """
                \\restrict x
                select pg_catalog.set_config('search_path', '', false);
                create table public.t (a int, b text);
                COPY public.t (a, b) FROM stdin;
                1\tone;
                2\t\\N
                \\.
                \\unrestrict x
                """);

        try (TrialDatabase trial = TrialDatabase.open(
                TrialPlace.throwAway(16), SchemaSource.path(folder.resolve("dump.sql")), line -> {})) {
            assertThat(ask(trial, "select count(*) || max(b) from t")).isEqualTo("2one;");
            assertThat(trial.major()).isEqualTo(16);
        }
    }

    @Test
    void a_version_that_is_not_there_is_replaced_by_the_nearest_and_said() {
        List<String> told = new ArrayList<>();

        try (TrialDatabase trial =
                TrialDatabase.open(TrialPlace.throwAway(19), SchemaSource.sql("none", ""), told::add)) {
            assertThat(trial.major()).isEqualTo(18);
            assertThat(told)
                    .containsExactly("warning: there is no throw-away PostgreSQL 19; PostgreSQL 18 is the nearest")
                    .isEqualTo(trial.notes());
        }
    }

    @Test
    void a_statement_that_fails_is_named_with_file_and_line() throws IOException {
        write("V1__a.sql", "create table t (a int);\n\ncreate table u (b nosuchtype);");

        assertThatThrownBy(() -> TrialDatabase.open(TrialPlace.throwAway(), SchemaSource.path(folder), line -> {}))
                .isInstanceOfSatisfying(
                        InchwormException.class, told -> assertThat(told.code()).isEqualTo(ErrorCode.SCHEMA_NOT_LOADED))
                .hasMessageContaining("V1__a.sql: line 3: ERROR: type \"nosuchtype\" does not exist");
    }

    @Test
    void a_database_that_is_given_is_empty_again_afterwards_and_refused_if_it_is_not_before() throws Exception {
        try (PostgresqlServer server = PostgresqlServer.start()) {
            Endpoint endpoint =
                    new Endpoint(new JdbcUrl(server.url()), Optional.of(PostgresqlServer.SUPERUSER), Optional.empty());
            String left = "select (select count(*) from pg_class where oid >= 16384) + (select count(*) from pg_proc"
                    + " where oid >= 16384) + (select count(*) from pg_type where oid >= 16384)"
                    + " + (select count(*) from pg_roles where oid >= 16384)"
                    + " + (select count(*) from pg_namespace where oid >= 16384)";
            SchemaSource schema = SchemaSource.sql("by hand", """
                    create schema s; create table s.t (a serial primary key); create view v as select * from s.t;
                    create domain d as int; create type e as enum ('a'); create table u (x d, y e);
                    create function f() returns int language sql as 'select 1'; grant select on u to somebody;
                    """);

            try (TrialDatabase trial = TrialDatabase.open(TrialPlace.on(endpoint), schema, line -> {})) {
                assertThat(ask(trial, left)).isNotEqualTo("0");
                assertThatThrownBy(() -> TrialDatabase.open(TrialPlace.on(endpoint), schema, line -> {}))
                        .isInstanceOfSatisfying(
                                InchwormException.class,
                                told -> assertThat(told.code()).isEqualTo(ErrorCode.TRIAL_NOT_EMPTY));
            }

            try (Connection connection = server.connect()) {
                assertThat(ask(connection, left)).isEqualTo("0");
            }
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String ask(TrialDatabase trial, String query) throws SQLException {
        try (Connection connection = trial.connect()) {
            return ask(connection, query);
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
