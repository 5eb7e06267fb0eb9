// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.ChunkSql;
import dev.inchworm.core.dialect.Dialect.Failure;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plants every kind of corruption and wants it found, row by row. */
class ParityTest {

    private static final ChunkSql CHUNKS = new PostgresqlDialect().chunks();

    private Synced items;
    private Chunked chunked;

    @BeforeEach
    void a_table_whose_sides_are_equal() throws SQLException {
        Draft draft = Draft.of("items")
                .old("total", "label")
                .add("minor", "bigint", "total")
                .add("currency", "text", "'USD'")
                .add("name", "text", "label")
                .down("total", "minor::int")
                .down("label", "name")
                .same("total = minor and currency is not null and label = name")
                .notNull("minor")
                .check("currency_known", "currency in ('USD', 'EUR')")
                .invariant("positive", "minor >= 0");
        items = Synced.on(
                draft,
                "create table items (id int primary key, total int not null default 0, label text not null)",
                "insert into items select g, g, 'Item ' || g from generate_series(1, 20) g");
        chunked = new Chunked(items);
        chunked.change(CHUNKS.copy(items.target), KeyRange.ALL);
    }

    @AfterEach
    void away() {
        items.close();
    }

    @Test
    void equal_sides_are_clean_and_every_row_is_counted() throws SQLException {
        assertThat(count()).containsExactly("20", "0", "0");
        assertThat(listing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            a null ; minor = null where id = 7 ; 7
            off by one ; minor = minor + 1 where id = 7 ; 7
            swapped rows ; minor = 15 - minor where id in (7, 8) ; 7,8
            trailing space ; name = name || ' ' where id = 7 ; 7
            case ; name = upper(name) where id = 7 ; 7
            currency reset ; currency = null where id = 7 ; 7
            missing new side ; minor = null, currency = null, name = null where id = 7 ; 7
            empty for null ; name = '' where id = 7 ; 7
            stale ; total = 700 where id = 7 ; 7
            other normal form ; name = normalize('é' || name, nfd), label = 'é' || label where id = 7 ; 7
            first and last ; minor = -1 - minor where id in (1, 20) ; 1,20
            """)
    void planted_corruption_is_found(String kind, String planted, String keys) throws SQLException {
        plant("update items set " + planted);

        List<String> wanted = List.of(keys.split(","));
        assertThat(count().get(1)).as(kind).isEqualTo(String.valueOf(wanted.size()));
        assertThat(listing().stream()
                        .filter(row -> row.get(0).equals("differing"))
                        .map(row -> row.get(1)))
                .containsExactlyElementsOf(wanted);
    }

    @Test
    void a_broken_invariant_is_told_apart_from_a_difference() throws SQLException {
        plant("update items set minor = -7, total = -7 where id = 7");

        assertThat(count()).containsExactly("20", "0", "1");
        assertThat(listing())
                .containsExactly(List.of(
                        "broken",
                        "7",
                        "{\"total\" : -7, \"label\" : \"Item 7\"}",
                        "{\"minor\" : -7, \"currency\" : \"USD\", \"name\" : \"Item 7\"}"));
    }

    @Test
    void a_listing_is_as_long_as_asked_for() throws SQLException {
        plant("update items set minor = minor + 1");

        assertThat(chunked.rows(CHUNKS.parityListing(items.target), KeyRange.ALL, 3))
                .hasSize(3);
    }

    @Test
    void rows_that_are_not_meant_are_counted_and_not_judged() throws SQLException {
        try (Synced some = Synced.on(
                Draft.orders().rows("note is null"),
                Synced.ORDERS,
                "insert into orders (id, total_amount, note) values (1, 5, 'other'), (2, 6, null)")) {
            assertThat(new Chunked(some)
                            .rows(CHUNKS.parityCount(some.target), KeyRange.ALL)
                            .get(0))
                    .containsExactly("2", "1", "0");
        }
    }

    @Test
    void rows_hidden_by_row_security_are_an_error_and_not_a_pass() {
        plant("update items set minor = minor + 1 where id = 7");
        items.desk.with(
                "alter table items enable row level security",
                "alter table items force row level security",
                "create policy most on items using (id <> 7)");

        assertThatThrownBy(this::count)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(Failures.kind(e)).isEqualTo(Failure.ROWS_HIDDEN));
    }

    @Test
    void a_dry_run_needs_no_new_columns_and_finds_nothing_where_the_mapping_carries_all() throws SQLException {
        try (Synced orders = Synced.prepared(
                Draft.orders().notNull("currency"), Synced.ORDERS, "insert into orders values (1, 5), (2, 6)")) {
            assertThat(dryRun(orders)).containsExactly("2", "0", "0");
        }
    }

    @Test
    void a_dry_run_finds_values_that_are_not_mapped_or_do_not_come_back() throws SQLException {
        Draft states = Draft.of("jobs")
                .old("state")
                .add("code", "int", "case state when 'open' then 1 when 'shut' then 2 end")
                .down("state", "case code when 1 then 'open' when 2 then 'shut' end")
                .same("state is not distinct from case code when 1 then 'open' when 2 then 'shut' end")
                .check("small", "code < 2");
        try (Synced jobs = Synced.prepared(
                states,
                "create table jobs (id int primary key, state text)",
                "insert into jobs values (1, 'open'), (2, 'shut'), (3, 'ajar'), (4, null)")) {
            assertThat(dryRun(jobs)).containsExactly("4", "1", "1");
            assertThat(new Chunked(jobs).rows(CHUNKS.dryRunListing(jobs.target), KeyRange.ALL, 10))
                    .containsExactly(
                            List.of("broken", "2", "{\"state\" : \"shut\"}", "{\"code\" : 2}"),
                            List.of("differing", "3", "{\"state\" : \"ajar\"}", "{\"code\" : null}"));
        }
    }

    @Test
    void a_dry_run_finds_rows_whose_new_side_would_break_what_is_enforced() throws SQLException {
        Draft draft = Draft.orders().notNull("total_amount_minor").invariant("not_negative", "total_amount_minor >= 0");
        try (Synced orders = Synced.prepared(
                draft,
                Synced.ORDERS.replace("not null default 0", ""),
                "insert into orders (id, total_amount) values (1, null), (2, -5), (3, 5)")) {
            assertThat(dryRun(orders)).containsExactly("3", "1", "2");
        }
    }

    private List<String> count() throws SQLException {
        return chunked.rows(CHUNKS.parityCount(items.target), KeyRange.ALL).get(0);
    }

    private List<List<String>> listing() throws SQLException {
        return chunked.rows(CHUNKS.parityListing(items.target), KeyRange.ALL, 100);
    }

    private static List<String> dryRun(Synced synced) throws SQLException {
        return new Chunked(synced)
                .rows(CHUNKS.dryRunCount(synced.target), KeyRange.ALL)
                .get(0);
    }

    private void plant(String statement) {
        items.database.runAs(
                "postgres",
                "begin; alter table items disable trigger user; " + statement
                        + "; alter table items enable always trigger " + new SyncNames(items.target).trigger()
                        + "; commit");
    }
}
