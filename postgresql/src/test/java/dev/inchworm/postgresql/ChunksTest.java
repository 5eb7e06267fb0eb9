// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.ChunkSql;
import dev.inchworm.core.plan.SyncState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges over keys of every type, and the copy that goes along them. */
class ChunksTest {

    private static final int ROWS = 1_000;
    private static final ChunkSql CHUNKS = new PostgresqlDialect().chunks();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            bigint ; g - 500
            int ; g
            uuid ; md5(g::text)::uuid
            text ; case when g % 2 = 0 then 'é' when g % 3 = 0 then 'E' else 'e ' end || g
            text collate "C" ; chr(200 + g % 50) || 'x' || g
            varchar(20) ; 'k' || g
            char(8) ; 'k' || g
            numeric(12,3) ; g / 7.0
            date ; date '2020-01-01' + g
            timestamptz ; timestamptz '2020-01-01 UTC' + g * interval '1 microsecond'
            boolean[] ; array[g % 2 = 0] || array(select (g >> b) % 2 = 1 from generate_series(0, 10) b)
            bytea ; decode(md5(g::text), 'hex')
            inet ; inet '10.0.0.0' + g
            double precision ; g / 3.0
            wide ; g
            """)
    void every_row_is_in_exactly_one_range(String type, String value) throws SQLException {
        try (Synced orders = keyed("k " + type + " primary key", "k", value)) {
            coverExactly(orders);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            a int, b text, primary key (a, b) ; a, b ; g % 7, 'x' || g
            a int, b citext, c citext, primary key (a, b, c) ; a, b, c ; g % 3, chr(65 + g % 50), 'x' || g
            a text, b uuid, c date, primary key (b, c, a) ; a, b, c ; 'x' || g % 3, md5((g % 5)::text)::uuid, date '2020-01-01' + g
            """)
    void every_row_is_in_exactly_one_range_of_a_key_of_several_columns(String columns, String names, String values)
            throws SQLException {
        try (Synced orders = keyed(columns, names, values)) {
            coverExactly(orders);
        }
    }

    @Test
    void an_enum_is_a_key_too() throws SQLException {
        try (Synced orders = Synced.prepared(
                Draft.orders(),
                "create type size as enum ('small', 'large', 'medium')",
                "create table orders (k size primary key, total_amount int)",
                "insert into orders select unnest(enum_range(null::size)), 1")) {
            assertThat(new Chunked(orders).rows(CHUNKS.boundary(orders.target.table()), KeyRange.ALL, 1))
                    .containsExactly(List.of("large"));
        }
    }

    @Test
    void the_copy_carries_a_range_over_and_only_what_is_not_the_same() throws SQLException {
        try (Synced orders = past(100)) {
            Chunked chunked = new Chunked(orders);
            orders.app("update orders set total_amount_minor = 7, currency = 'EUR' where id = 7");
            KeyRange range = new KeyRange(Optional.of(key(5)), Optional.of(key(10)));

            assertThat(chunked.change(CHUNKS.copy(orders.target), range)).isEqualTo(4);
            assertThat(orders.order(5)).isEqualTo("5|null|null");
            assertThat(orders.order(6)).isEqualTo("6|6|USD");
            assertThat(orders.order(7)).isEqualTo("7|7|EUR");
            assertThat(chunked.change(CHUNKS.copy(orders.target), range)).isZero();
            assertThat(orders.ask("select count(*) from inchworm.tally where kind <> 'new_writer'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void the_copy_never_goes_over_a_currency_that_is_there() throws SQLException {
        try (Synced orders = past(3)) {
            orders.database.runAs(
                    "postgres",
                    "alter table orders disable trigger user; update orders set currency = 'EUR' where id = 2;"
                            + " alter table orders enable always trigger " + new SyncNames(orders.target).trigger());

            new Chunked(orders).change(CHUNKS.copy(orders.target), KeyRange.ALL);

            assertThat(orders.order(2)).isEqualTo("2|2|EUR");
        }
    }

    @Test
    void the_copy_leaves_a_row_alone_that_would_not_be_the_same_afterwards() throws SQLException {
        Draft odd = Draft.of("orders")
                .old("total_amount")
                .add("half", "int", "total_amount / 2")
                .down("total_amount", "half * 2")
                .same("total_amount = half * 2");
        try (Synced orders = Synced.on(odd, Synced.ORDERS, "insert into orders values (1, 4), (2, 5)")) {
            assertThat(new Chunked(orders).change(CHUNKS.copy(orders.target), KeyRange.ALL))
                    .isEqualTo(1);
            assertThat(orders.database.rows("select total_amount, half from orders order by id"))
                    .containsExactly("4|2", "5|null");
        }
    }

    @Test
    void an_up_that_fails_fails_the_copy_with_a_data_error() throws SQLException {
        Draft narrow = Draft.of("orders")
                .old("total_amount")
                .add("tiny", "smallint", "total_amount::smallint")
                .down("total_amount", "tiny::int")
                .same("total_amount = tiny");
        try (Synced orders = Synced.on(narrow, Synced.ORDERS, "insert into orders values (1, 4), (2, 500000)")) {
            assertThatThrownBy(() -> new Chunked(orders).change(CHUNKS.copy(orders.target), KeyRange.ALL))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("22"));
        }
    }

    @Test
    void the_highest_key_of_an_empty_table_is_none() throws SQLException {
        try (Synced orders = past(0)) {
            assertThat(new Chunked(orders).rows(CHUNKS.highest(orders.target.table()), List.of()))
                    .isEmpty();
            assertThat(new Chunked(orders).rows(CHUNKS.quantiles(orders.target.table()), List.of(), 4))
                    .isEmpty();
        }
    }

    @Test
    void quantiles_of_a_small_table_are_exact_and_fewer_where_rows_are_few() throws SQLException {
        try (Synced orders = past(100)) {
            Chunked chunked = new Chunked(orders);
            String quantiles = CHUNKS.quantiles(orders.target.table());

            assertThat(chunked.rows(quantiles, List.of(), 4))
                    .containsExactly(List.of("25"), List.of("50"), List.of("75"));
            assertThat(chunked.rows(quantiles, List.of(), 1)).isEmpty();
            assertThat(chunked.rows(quantiles, List.of(), 500)).hasSize(99);
        }
    }

    private static void coverExactly(Synced orders) throws SQLException {
        Chunked chunked = new Chunked(orders);
        List<KeyRange> ranges = chunked.ranges(333);
        int copied = 0;
        for (KeyRange range : ranges) {
            copied += chunked.change(CHUNKS.copy(orders.target), range);
        }

        assertThat(ranges).hasSize(4);
        assertThat(copied).isEqualTo(ROWS);
        assertThat(chunked.rows(CHUNKS.quantiles(orders.target.table()), List.of(), 4))
                .hasSize(3);
        Key highest = new Key(
                chunked.rows(CHUNKS.highest(orders.target.table()), List.of()).get(0));
        assertThat(chunked.rows(CHUNKS.parityCount(orders.target), KeyRange.ALL.to(highest)))
                .containsExactly(List.of(String.valueOf(ROWS), "0", "0"));
    }

    private static Synced keyed(String columns, String names, String values) throws SQLException {
        Synced synced = Synced.prepared(
                Draft.orders(),
                "create extension citext",
                "create domain wide as bigint check (value > 0)",
                "create table orders (" + columns + ", total_amount int not null default 0)",
                "insert into orders (" + names + ", total_amount) select " + values + ", g from generate_series(1, "
                        + ROWS + ") g");
        synced.expand();
        return synced.move(SyncState.OLD_WINS);
    }

    private static Synced past(int rows) throws SQLException {
        return Synced.on(
                Draft.orders(),
                Synced.ORDERS,
                "insert into orders (id, total_amount) select g, g from generate_series(1, " + rows + ") g");
    }

    private static Key key(long id) {
        return new Key(List.of(String.valueOf(id)));
    }
}
