// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.source.SourceText;
import dev.inchworm.lint.source.Splitter;
import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.DataStatement.Delete;
import dev.inchworm.lint.statement.DataStatement.Insert;
import dev.inchworm.lint.statement.DataStatement.Query;
import dev.inchworm.lint.statement.DataStatement.Select;
import dev.inchworm.lint.statement.DataStatement.Update;
import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.ObjectStatement.Rename;
import dev.inchworm.lint.statement.OpaqueStatement.NotUnderstood;
import dev.inchworm.lint.statement.SessionStatement.SetSetting;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {

    static List<String> statements() throws IOException {
        try (InputStream file = StatementReaderTest.class.getResourceAsStream("statements.sql")) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            return Splitter.split(new SourceText("", new String(bytes, StandardCharsets.UTF_8))).statements().stream()
                    .map(statement -> statement.text())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void what_migrations_say_is_understood(String sql) {
        assertThat(read(sql)).isNotInstanceOf(NotUnderstood.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table t",
                "alter table t add",
                "alter table t add column a",
                "alter table t add column a int defualt 3",
                "alter table t add constraint c check a > 1",
                "alter table t add a int,",
                "alter table t alter column a set",
                "alter table t drop column a cascade restrict",
                "create table t (a int",
                "create table t (a int b int)",
                "create index on t",
                "create index on t (a) (b)",
                "drop t",
                "drop index concurrently",
                "update t",
                "insert into t (a) (b)",
                "set lock_timeout",
                "set lock_timeout 3",
                "lock t in strong mode",
                "truncate",
                "frobnicate t",
                "with x as select 1",
                "1",
                ")",
                "\"alter\" table t",
            })
    void what_is_no_statement_is_not_understood(String sql) {
        assertThat(read(sql)).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void what_is_not_understood_says_what_was_expected_and_where() {
        NotUnderstood found = (NotUnderstood) read("alter table t\n  add column a int defualt 3");

        assertThat(found.reason()).isEqualTo("expected the statement's end, found \"defualt\"");
        assertThat(found.at()).hasToString("test.sql:2:20");
    }

    @Test
    void a_column_keeps_its_default_and_what_follows_apart() {
        ColumnDefinition column = added("a text collate \"C\" default case when x is null then 'not' end not null"
                + " constraint k check (a <> '') references p (b) on delete set null");

        assertThat(column.defaultValue()).hasToString("Optional[case when x is null then 'not' end]");
        assertThat(column.isNotNull()).isTrue();
        assertThat(column.check())
                .hasValueSatisfying(check -> assertThat(check.name()).hasValue("k"));
        assertThat(column.references()).hasValueSatisfying(reference -> {
            assertThat(reference.columns()).containsExactly("b");
            assertThat(reference.actions()).isEqualTo("on delete set null");
        });
        assertThat(column.bare()).isEqualTo("a text COLLATE \"C\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int4 | integer",
                "character varying(20) | varchar",
                "timestamp(3) with time zone | timestamptz",
                "timestamp without time zone | timestamp",
                "decimal(10,2) | numeric",
                "double precision | double precision",
                "pg_catalog.int8 | bigint",
                "shop.mood | shop.mood",
                "\"Mood\" | Mood",
                "bigserial | bigserial",
                "interval day to second(3) | interval",
                "bpchar | char",
                "text[][] | text"
            })
    void a_type_has_one_spelling(String written, String name) {
        assertThat(added("a " + written + " not null").type().name()).isEqualTo(name);
    }

    @Test
    void functions_are_told_from_words_that_only_look_like_them() {
        Expression value = added("a int default coalesce((select max(x) from t where y in (1)), nextval('s'))")
                .defaultValue()
                .orElseThrow();

        assertThat(value.functions()).containsExactlyInAnyOrder("coalesce", "max", "nextval");
    }

    @Test
    void not_valid_is_told_apart_from_the_constraint() {
        AlterTable alter = (AlterTable) read("alter table t add constraint f foreign key (a) references p (id)"
                + " match full on delete cascade deferrable initially deferred not valid");
        Constraint constraint = alter.actions(AddConstraint.class).get(0).constraint();

        assertThat(constraint.isNotValid()).isTrue();
        assertThat(constraint.options().isDeferrable()).isTrue();
        assertThat(constraint.text())
                .isEqualTo("constraint f foreign key (a) references p (id) match full on delete cascade"
                        + " deferrable initially deferred");
    }

    @Test
    void an_action_has_its_own_place() {
        AlterTable alter = (AlterTable) read("alter table t\n  add a int,\n  drop b");

        assertThat(alter.place(alter.actions().get(1))).hasToString("test.sql:3:3");
    }

    @Test
    void a_name_without_quotes_is_folded_and_one_with_quotes_is_not() {
        Rename rename = (Rename) read("ALTER TABLE Shop.\"Order\" RENAME Total TO \"To\"\"tal\"");

        assertThat(rename.owner().sql()).isEqualTo("shop.\"Order\"");
        assertThat(rename.name()).isEqualTo("total");
        assertThat(rename.newName()).isEqualTo("To\"tal");
    }

    @Test
    void a_table_made_by_a_query_has_no_columns_and_one_with_a_list_has() {
        assertThat(((CreateTable) read("create table t (a, b) as select 1, 2")).columns())
                .isEmpty();
        assertThat(((CreateTable) read("create table t (a int, primary key (a), like u)")))
                .satisfies(table -> {
                    assertThat(table.columns()).hasSize(1);
                    assertThat(table.constraints()).hasSize(1);
                    assertThat(table.partition().source()).hasValue("LIKE u");
                });
    }

    @Test
    void an_index_keeps_what_follows_its_table() {
        CreateIndex index = (CreateIndex) read("create index if not exists i on only s.t using gin (a, (b || 'x')) with"
                + " (fastupdate = off) where c > 0");

        assertThat(index.name())
                .hasValueSatisfying(name -> assertThat(name.sql()).isEqualTo("s.i"));
        assertThat(index.elements()).containsExactly("a", "(b || 'x')");
        assertThat(index.text()).isEqualTo("using gin (a, (b || 'x')) with (fastupdate = off) where c > 0");
    }

    @Test
    void a_condition_inside_of_parentheses_is_not_the_statements_own() {
        Update update = (Update) read("update t as x set a = (select 1 from u where v), (b, c) = (1, 2) from w");

        assertThat(update.assigned()).containsExactly("a", "b", "c");
        assertThat(update.where()).isEmpty();
        assertThat(update.query().tables()).hasToString("[u, w]");
        assertThat(((Delete) read("delete from only t using u where t.a = u.a returning *")).where())
                .hasToString("Optional[t.a = u.a]");
    }

    @Test
    void the_statement_that_writes_is_found_within_a_with() {
        assertThat(read("with gone as (delete from t returning *) select count(*) from gone"))
                .isInstanceOf(Delete.class);
        assertThat(read("with x as (select 1) insert into t (a) select * from x"))
                .isInstanceOfSatisfying(
                        Insert.class, insert -> assertThat(insert.columns()).containsExactly("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from t | true", "select t.* from t | true", "select a, (select * from u) from t | true",
                "select distinct * from t | true", "select count(*) from t | false", "select 2 * 3 | false"
            })
    void a_star_is_told_from_a_product_and_a_count(String sql, boolean hasStar) {
        assertThat(((Select) read(sql)).query().hasStar()).isEqualTo(hasStar);
    }

    @Test
    void the_tables_a_query_reads_are_named_once_and_no_function_among_them() {
        Query query = ((Select)
                        read("select extract(year from at), trim(both from x) from a, s.b join c using (id) left"
                                + " join generate_series(1, 2) g on true where x is distinct from y and a in"
                                + " (select 1 from a)"))
                .query();

        assertThat(query.tables()).hasToString("[a, s.b, c]");
    }

    @Test
    void settings_are_read_however_they_are_set() {
        assertThat(List.of(
                        read("set local lock_timeout to '2s'"),
                        read("SET search_path = a, \"b\""),
                        read("select pg_catalog.set_config('statement_timeout', '0', true)"),
                        read("set session authorization app"),
                        read("set app.user = 'x'")))
                .containsExactly(
                        new SetSetting("lock_timeout", "2s", true),
                        new SetSetting("search_path", "a, \"b\"", false),
                        new SetSetting("statement_timeout", "0", true),
                        new SetSetting("session authorization", "app", false),
                        new SetSetting("app.user", "x", false));
    }

    private static ColumnDefinition added(String column) {
        Statement statement = read("alter table t add column " + column);
        assertThat(statement).isInstanceOf(AlterTable.class);
        return ((AlterTable) statement).actions(AddColumn.class).get(0).column();
    }

    private static Statement read(String sql) {
        return StatementReader.read(
                Splitter.split(new SourceText("test.sql", sql)).statements().get(0));
    }
}
