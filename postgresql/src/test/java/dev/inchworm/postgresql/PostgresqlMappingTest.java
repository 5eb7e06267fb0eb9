// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server judges and prints each expression; what the rules forbid is refused with key, reason and proposal. */
class PostgresqlMappingTest {

    /** Reads a third new column too. */
    private static final String ALL_THREE = "total_amount = total_amount_minor and num_nulls(currency, third) = 0";

    @SuppressWarnings("NullAway.Init")
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = new Desk()
                .with(
                        """
                        create table orders (id bigint primary key, total_amount int not null default 0, status text,
                            code varchar(4), placed_at timestamptz, twice int generated always as (total_amount * 2) stored)
                        """,
                        "create schema other",
                        "create function other.up(int) returns bigint language sql immutable as 'select $1::bigint'",
                        "create function shaky(int) returns bigint language plpgsql volatile as 'begin return $1; end'",
                        "create domain short as text check (length(value) < 9)",
                        "create table \"Odd \"\"One\"\"\" (\"Id\" int primary key, \"A b\" int, \"select\" text)");
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void a_mapping_is_printed_by_the_server_with_its_columns_apart() throws SQLException {
        Mapping mapping = desk.judge(Draft.orders()
                .notNull("currency")
                .check("known", "currency in ('USD', 'EUR')")
                .invariant("not_negative", "total_amount_minor >= 0 and status <> 'iw_c0_'"));

        assertThat(mapping.newColumns()).extracting(Column::type).containsExactly("bigint", "text");
        assertThat(Desk.in(mapping.up(), "total_amount_minor").pieces()).containsExactly("", "total_amount", "");
        assertThat(mapping.isFill("currency")).isTrue();
        assertThat(Desk.in(mapping.up(), "currency").pieces()).containsExactly("'USD'::text");
        assertThat(Desk.in(mapping.down(), "total_amount").pieces())
                .containsExactly("(", "total_amount_minor", ")::integer");
        assertThat(mapping.same().reads()).containsExactly("total_amount", "total_amount_minor", "currency");
        assertThat(Desk.in(mapping.checks(), "known").sql(name -> "NEW." + name))
                .isEqualTo("(NEW.currency = ANY (ARRAY['USD'::text, 'EUR'::text]))");
        assertThat(Desk.in(mapping.invariants(), "not_negative").pieces())
                .contains(" >= 0) AND (")
                .anyMatch(piece -> piece.contains("'iw_c0_'"));
        assertThat(mapping.allRows()).isTrue();
        assertThat(mapping.notNull()).containsExactly("currency");
    }

    @Test
    void judging_leaves_nothing_behind() throws SQLException {
        desk.judge(Draft.orders());

        assertThat(desk.ask("select count(*) from pg_class where relnamespace = pg_my_temp_schema()"))
                .isEqualTo("0");
        assertThat(desk.ask("select current_setting('search_path')")).isEqualTo("pg_catalog, pg_temp");
    }

    @Test
    void a_function_outside_the_catalog_is_printed_with_its_schema() throws SQLException {
        Mapping mapping = desk.judge(
                Draft.orders().add("third", "bigint", "other.up(total_amount)").same(ALL_THREE));

        assertThat(Desk.in(mapping.up(), "third").pieces()).containsExactly("other.up(", "total_amount", ")");
        assertThat(Desk.in(mapping.up(), "third").isTotal()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "total_amount|bigint|true",
                "total_amount::numeric|numeric|true",
                "coalesce(total_amount, 0)|bigint|true",
                "case when total_amount > 0 then 'x' else 'y' end|text|true",
                "upper(total_amount::text)|text|true",
                "total_amount is null|boolean|true",
                "total_amount in (1, 2)|boolean|true",
                "total_amount * 100|bigint|false",
                "total_amount / 100|int|false",
                "total_amount::smallint|smallint|false",
                "total_amount::numeric|numeric(6,2)|false",
                "total_amount::text::bigint|bigint|false",
                "total_amount::text|varchar(3)|false",
            })
    void an_expression_is_total_only_where_no_value_can_make_it_fail(String up, String type, boolean isTotal)
            throws SQLException {
        Mapping mapping = desk.judge(Draft.orders().add("third", type, up).same(ALL_THREE));

        assertThat(Desk.in(mapping.up(), "third").isTotal()).isEqualTo(isTotal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "total_amnt|column \"total_amnt\" does not exist|it may read: total_amount",
                "status|it reads status, which is not on the old side|it may read: total_amount",
                "currency|it reads currency, which is not on the old side|it may read: total_amount",
                "twice|it reads twice, which is not on the old side|it may read: total_amount",
                "total_amount + 'a|a quote is not closed|write one expression",
                "total_amount) stored, evil int default (1|a parenthesis is closed that was never opened|write one",
                "total_amount; drop table orders|it is more than one statement|write one expression",
                "total_amount, 1|it is more than one expression|write one expression",
                "total_amount -- all of it|it holds a comment|write one expression",
                "(select max(id) from orders)|cannot use subquery|subqueries",
                "sum(total_amount)|aggregate functions are not allowed|aggregate",
                "shaky(total_amount)|generation expression is not immutable|only its columns decide",
                "total_amount + extract(epoch from now())::int|is not immutable|only its columns decide",
                "no_such(total_amount)|function no_such(integer) does not exist|check the names",
                "total_amount::timestamptz|cannot cast type integer|cast",
                "tableoid::bigint|it reads a system column|by their names",
                "orders is null|whole-row|only its columns decide",
            })
    void an_expression_against_the_rules_is_refused(String up, String reason, String next) {
        assertRefused(
                () -> desk.judge(Draft.orders().add("third", "bigint", up)), "change.new[2].up", reason.strip(), next);
    }

    @Test
    void down_reads_new_columns_only_and_stands_for_every_old_column_or_none() {
        assertRefused(
                () -> desk.judge(Draft.orders().down("total_amount", "total_amount")),
                "change.down.total_amount",
                "it reads total_amount, which is not on the new side",
                "it may read: total_amount_minor, currency");
        assertRefused(
                () -> desk.judge(Draft.orders().old("status")),
                "change.down",
                "it has a way down for total_amount only",
                "how each of total_amount, status follows");
        assertRefused(
                () -> desk.judge(Draft.orders().down("status", "'x'")),
                "change.down.status",
                "is not an old column",
                "total_amount");
    }

    @Test
    void a_result_that_does_not_fit_its_column_is_refused() {
        assertRefused(
                () -> desk.judge(Draft.orders().add("third", "date", "total_amount")),
                "change.new[2].up",
                "is of type date but",
                "cast it: (...)::date");
        assertRefused(
                () -> desk.judge(Draft.orders().same("total_amount - total_amount_minor")),
                "change.same",
                "boolean",
                "cast it");
    }

    @Test
    void same_must_compare_both_sides() {
        assertRefused(
                () -> desk.judge(Draft.orders().same("currency is not null")),
                "change.same",
                "does not compare the two sides",
                "old and new columns mean the same");
    }

    @Test
    void same_reads_every_new_column_and_every_old_one_that_goes_up() {
        assertRefused(
                () -> desk.judge(Draft.orders().same("total_amount = total_amount_minor")),
                "change.same",
                "does not read the new column currency",
                "and currency is not null");
        assertRefused(
                () -> desk.judge(Draft.orders().add("label", "text", "total_amount::text")),
                "change.same",
                "does not read the new column label",
                "and label is not distinct from (total_amount::text)");
        assertRefused(
                () -> desk.judge(Draft.of("orders")
                        .old("total_amount", "status")
                        .add("summary", "text", "status || total_amount::text")
                        .same("summary like status || '%'")),
                "change.same",
                "does not read the old column total_amount",
                "with that one too");
    }

    @Test
    void same_left_out_follows_from_both_ways_where_both_derive() throws SQLException {
        Mapping mapping = desk.judge(Draft.of("orders")
                .old("code")
                .add("code_wide", "varchar(9)", "upper(code)")
                .down("code", "lower(code_wide)"));

        assertThat(mapping.same().sql(name -> name))
                .isEqualTo("((NOT ((code)::text IS DISTINCT FROM lower((code_wide)::text)))"
                        + " AND (NOT ((code_wide)::text IS DISTINCT FROM upper((code)::text))))");
    }

    @Test
    void same_left_out_is_asked_for_with_a_proposal_where_a_column_is_filled() {
        Draft draft = Draft.of("orders")
                .old("total_amount")
                .add("total_amount_minor", "bigint", "total_amount")
                .add("currency", "text", "'USD'")
                .down("total_amount", "total_amount_minor::int");

        assertRefused(
                () -> desk.judge(draft),
                "change.same",
                "only where every new column follows from an old one",
                "total_amount is not distinct from (total_amount_minor::int) and currency is not null");
    }

    @Test
    void same_left_out_is_asked_for_where_there_is_no_way_down() {
        assertRefused(
                () -> desk.judge(Draft.of("orders").old("status").add("is_open", "boolean", "status = 'open'")),
                "change.same",
                "only where there is a way down",
                "is_open is not distinct from (status = 'open')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bigit|the server knows no type bigit|did you mean bigint?",
                "serial|no type serial|write a type that exists",
                "int not null|near|write a type",
                "int, evil int|more than one expression|such as bigint",
                "short|is a domain|enforce.check",
            })
    void a_new_column_has_a_plain_type(String type, String reason, String next) {
        assertRefused(() -> desk.judge(Draft.orders().add("third", type, "null")), "change.new[2].type", reason, next);
    }

    @Test
    void names_with_spaces_capitals_quotes_and_reserved_words_are_understood() throws SQLException {
        Mapping mapping = desk.judge(Draft.of("Odd \"One\"")
                .old("A b", "select")
                .add("New \"One\"", "bigint", "\"A b\"")
                .add("Order", "varchar ( 5 )", "\"select\"")
                .down("A b", "\"New \"\"One\"\"\"::int")
                .down("select", "\"Order\""));

        assertThat(Desk.in(mapping.up(), "New \"One\"").reads()).containsExactly("A b");
        assertThat(mapping.newColumns().get(1).type()).isEqualTo("character varying(5)");
        assertThat(mapping.same().reads()).containsExactlyInAnyOrder("A b", "select", "New \"One\"", "Order");
    }

    @Test
    void an_old_column_that_is_not_there_is_named_with_the_nearest() {
        assertThatThrownBy(
                        () -> desk.judge(Draft.of("orders").old("total_amout").add("x", "int", "1")))
                .isInstanceOfSatisfying(
                        InchwormException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_IN_CATALOG))
                .hasMessageContaining("did you mean total_amount?");
    }

    @Test
    void a_true_example_passes_and_a_false_one_is_refused_with_both_values() throws SQLException {
        desk.judge(Draft.orders()
                .example(Map.of("total_amount", "1999"), Map.of("total_amount_minor", "1999", "currency", "EUR"))
                .example(Map.of("total_amount", "5"), Map.of("total_amount_minor", "5")));

        assertRefused(
                () -> desk.judge(
                        Draft.orders().example(Map.of("total_amount", "1999"), Map.of("total_amount_minor", "199900"))),
                "examples[0] (line 1)",
                "up gives total_amount_minor = 1999, the example says 199900",
                "correct the example");
        assertRefused(
                () -> desk.judge(
                        Draft.orders().example(Map.of("total_amount", "ten"), Map.of("total_amount_minor", "10"))),
                "examples[0]",
                "invalid input syntax for type integer",
                "correct the example");
        assertRefused(
                () -> desk.judge(Draft.orders().example(Map.of("status", "x"), Map.of())),
                "examples[0]",
                "status is not a column of that side",
                "total_amount");
    }

    @Test
    void a_role_that_may_not_create_temporary_tables_is_told_so() {
        try (Desk other = new Desk()) {
            other.with("create table orders (id int primary key, total_amount int)");
            other.database.runAs(
                    "postgres", "revoke temporary on database " + other.database.name() + " from public, migrator");

            assertThatThrownBy(() -> other.judge(Draft.orders()))
                    .isInstanceOfSatisfying(
                            InchwormException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_GRANTED))
                    .hasMessageContaining("grant temporary on database");
        }
    }

    private static void assertRefused(ThrowingCallable judging, String key, String reason, String next) {
        assertThatThrownBy(judging)
                .isInstanceOfSatisfying(
                        InchwormException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_REFUSED))
                .satisfies(e -> assertThat(
                                List.of(String.valueOf(e.getMessage()).split("\\R"))
                                        .get(0))
                        .contains(key)
                        .contains(reason))
                .hasMessageContaining(next.strip());
    }
}
