// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static dev.inchworm.core.plan.SyncState.NEW_WINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Mappings of other shapes: lossy, several columns, failing, one-way, of some rows only. */
class SyncMappingsTest {

    private static final String PEOPLE =
            "create table people (id bigint primary key, first text, last text, note text)";

    private static Draft flag() {
        return Draft.of("switches")
                .old("state")
                .add("is_on", "boolean", "state <> 'off'")
                .down("state", "case when is_on then 'on' else 'off' end")
                .same("coalesce((state <> 'off') = is_on, false)");
    }

    private static Draft name() {
        return Draft.of("people")
                .old("first", "last")
                .add("given", "text", "upper(first)")
                .add("family", "text", "upper(last)")
                .down("first", "lower(given)")
                .down("last", "lower(family)")
                .same("upper(first) is not distinct from given and upper(last) is not distinct from family");
    }

    @Test
    void a_lossy_mapping_keeps_what_the_new_side_cannot_say() throws SQLException {
        try (Synced switches = Synced.on(flag(), "create table switches (id int primary key, state text, note text)")) {
            switches.app(
                    "insert into switches (id, state) values (1, 'dimmed')",
                    "update switches set note = 'x', is_on = true",
                    "update switches set note = 'y'");
            assertThat(switches.ask("select state, is_on from switches")).isEqualTo("dimmed|t");

            switches.app("update switches set is_on = false");
            assertThat(switches.ask("select state, is_on from switches")).isEqualTo("off|f");
        }
    }

    @Test
    void a_lossy_mapping_keeps_what_the_old_side_cannot_say() throws SQLException {
        Draft exact = Draft.of("prices")
                .old("euros")
                .add("cents", "bigint", "euros::bigint * 100")
                .down("euros", "(cents / 100)::int")
                .same("euros = cents / 100");
        try (Synced prices = Synced.on(exact, "create table prices (id int primary key, euros int, note text)")) {
            prices.app(
                    "insert into prices (id, cents) values (1, 1999)", "update prices set euros = 19, note = 'same'");
            assertThat(prices.ask("select euros, cents from prices")).isEqualTo("19|1999");

            prices.app("update prices set euros = 20");
            assertThat(prices.ask("select euros, cents from prices")).isEqualTo("20|2000");
        }
    }

    @Test
    void only_what_follows_from_a_changed_column_is_derived_again() throws SQLException {
        try (Synced people = Synced.on(name(), PEOPLE)) {
            people.app("insert into people (id, first, last) values (1, 'ada', 'king')");
            past(people, "update people set family = 'BYRON' where id = 1");

            people.app("update people set first = 'augusta' where id = 1");
            assertThat(people.ask("select * from people")).isEqualTo("1|augusta|king|null|AUGUSTA|BYRON");
        }
    }

    @Test
    void only_old_columns_that_follow_from_a_changed_new_one_are_derived_again() throws SQLException {
        try (Synced people = Synced.on(name(), PEOPLE)) {
            people.app("insert into people (id, first, last) values (1, 'Ada', 'King')");

            people.app("update people set given = 'AUGUSTA' where id = 1");
            assertThat(people.ask("select * from people")).isEqualTo("1|augusta|King|null|AUGUSTA|KING");
        }
    }

    @Test
    void a_change_of_one_old_column_fills_the_whole_of_a_row_not_yet_filled() throws SQLException {
        try (Synced people = Synced.on(name(), PEOPLE, "insert into people values (1, 'ada', 'king')")) {
            people.app("update people set first = 'augusta'");
            assertThat(people.ask("select given, family from people")).isEqualTo("AUGUSTA|KING");
        }
    }

    @Test
    void a_new_writer_of_one_column_loses_nothing_of_a_row_not_yet_filled() throws SQLException {
        try (Synced people = Synced.on(name(), PEOPLE, "insert into people values (1, 'ada', 'king')")) {
            people.app("update people set given = 'AUGUSTA'");
            assertThat(people.ask("select * from people")).isEqualTo("1|augusta|king|null|AUGUSTA|KING");
        }
    }

    @Test
    void an_overflow_on_the_way_up_never_reaches_the_old_writer() throws SQLException {
        try (Synced counts = Synced.on(narrow(), "create table counts (id int primary key, n bigint, note text)")) {
            counts.app(
                    "insert into counts values (1, 5), (2, 99999999999)",
                    "update counts set n = 88888888888 where id = 1");

            assertThat(counts.database.rows("select id, n, small, unit from counts order by id"))
                    .containsExactly("1|88888888888|null|each", "2|99999999999|null|null");
            assertThat(counts.recorded("up_error")).containsExactly("app|1|1", "app|2|1");
            counts.app("update counts set note = 'seen'", "update counts set n = 7");
            assertThat(counts.database.rows("select n, small, unit from counts"))
                    .containsOnly("7|7|each");
            assertThat(counts.recorded("up_error")).containsExactly("app|1|1", "app|2|1");
        }
    }

    @Test
    void an_overflow_on_the_way_down_reaches_the_new_writer() throws SQLException {
        try (Synced orders = Synced.orders("insert into orders (id, total_amount) values (1, 5)")) {
            assertThatThrownBy(() -> orders.app("update orders set total_amount_minor = 99999999999"))
                    .hasMessageContaining("integer out of range");
            assertThat(orders.order(1)).isEqualTo("5|5|USD");
        }
    }

    @Test
    void a_comparison_that_can_fail_never_fails_an_old_writer() throws SQLException {
        Draft parsed = Draft.of("inputs")
                .old("raw")
                .add("number", "int", "raw::int")
                .down("raw", "number::text")
                .same("raw::int = number");
        try (Synced inputs = Synced.on(parsed, "create table inputs (id int primary key, raw text, note text)")) {
            inputs.app("insert into inputs (id, raw) values (1, 'many'), (2, '12')", "update inputs set note = 'seen'");
            assertThat(inputs.database.rows("select raw, number from inputs order by id"))
                    .containsExactly("many|null", "12|12");

            inputs.app("update inputs set number = 13 where id = 2");
            assertThat(inputs.ask("select raw from inputs where id = 2")).isEqualTo("13");
        }
    }

    @Test
    void without_a_way_down_a_direct_write_of_new_is_recorded() throws SQLException {
        Draft derived = Draft.of("texts")
                .old("body")
                .add("size", "int", "length(body)")
                .same("size is not distinct from length(body)");
        try (Synced texts = Synced.on(derived, "create table texts (id int primary key, body text)")) {
            texts.app("insert into texts (id, body) values (1, 'four')", "update texts set size = 5");

            assertThat(texts.ask("select * from texts")).isEqualTo("1|four|5");
            assertThat(texts.recorded("divergence")).containsExactly("app|1|1");
            texts.move(NEW_WINS).app("update texts set size = 6, body = 'x'");
            assertThat(texts.recorded("divergence")).containsExactly("app|1|2");
        }
    }

    @Test
    void rows_that_are_not_meant_are_left_alone_until_they_are() throws SQLException {
        Draft some = Draft.orders().rows("note is distinct from 'test'");
        try (Synced orders = Synced.on(some, Synced.ORDERS)) {
            orders.app("insert into orders (id, total_amount, note) values (1, 5, 'test'), (2, 6, 'real')");
            assertThat(orders.order(1)).isEqualTo("5|null|null");
            assertThat(orders.order(2)).isEqualTo("6|6|USD");

            orders.app("update orders set note = 'real after all' where id = 1");
            assertThat(orders.order(1)).isEqualTo("5|5|USD");
        }
    }

    @Test
    void values_without_an_equality_of_their_own_are_compared_as_stored() throws SQLException {
        Draft points = Draft.of("places")
                .old("lat", "lon")
                .add("place", "point", "point(lon, lat)")
                .down("lat", "place[1]")
                .down("lon", "place[0]")
                .same("coalesce(lat = place[1] and lon = place[0], false)");
        try (Synced places = Synced.on(
                points, "create table places (id int primary key, lat float8, lon float8 default 0, doc json)")) {
            places.app(
                    "insert into places (id, lat, lon) values (1, 52, 13)", "update places set place = point(8, 50)");
            assertThat(places.ask("select lat, lon, place from places")).isEqualTo("50|8|(8,50)");
        }
    }

    private static Draft narrow() {
        return Draft.of("counts")
                .old("n")
                .add("small", "int", "n::int")
                .add("unit", "text", "'each'")
                .down("n", "small::bigint")
                .same("n = small and unit is not null");
    }

    private static void past(Synced synced, String statement) {
        synced.database.runAs(
                "postgres",
                "begin; alter table people disable trigger all; " + statement
                        + "; alter table people enable always trigger " + new SyncNames(synced.target).trigger()
                        + "; commit");
    }
}
