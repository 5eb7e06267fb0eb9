// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogDumpTest {

    private static final String[] SHOP = {
        "create type mood as enum ('good', 'bad')",
        "create domain cents as int check (value >= 0)",
        "create table customers (id bigint generated always as identity primary key, \"Full Name\" text)",
        "create table orders (id serial primary key, total cents not null default 0, mood mood,"
                + " customer bigint references customers, twice int generated always as (id * 2) stored)",
        "create index orders_total on orders (total) where total > 10",
        "create function touch() returns trigger language plpgsql as $$ begin return new; end $$",
        "create trigger touched before update on orders for each row execute function touch()",
        "create view big as select id from orders where total > 100",
        "create policy mine on orders using (total > 0)",
        "create statistics both_columns on total, customer from orders",
        "comment on column orders.total is 'what it costs'",
    };

    private final TestDatabase database = TestDatabases.create();

    @BeforeEach
    void setUp() {
        database.run(SHOP);
    }

    @AfterEach
    void tearDown() {
        database.close();
    }

    @Test
    void the_same_schema_made_twice_has_the_same_dump() throws SQLException {
        try (TestDatabase other = TestDatabases.create()) {
            other.run("create table in_between (id int)", "drop table in_between");
            other.run(SHOP);

            assertThat(dump().changesTo(dump(other))).isEmpty();
            assertThat(dump().text()).isEqualTo(dump(other).text());
        }
    }

    @Test
    void a_column_that_came_and_went_leaves_no_trace() throws SQLException {
        CatalogDump before = dump();

        database.run(
                "alter table orders add column more int not null default 7", "alter table orders drop column more");

        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void rows_and_sequence_values_are_no_part_of_it() throws SQLException {
        CatalogDump before = dump();

        database.run("insert into orders(total) select generate_series(1, 100)", "analyze orders");

        assertThat(dump()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table orders alter column total drop default",
                "alter table orders alter column total drop not null",
                "alter table orders alter column mood set storage external",
                "alter table orders add constraint positive check (id > 0) not valid",
                "alter table orders drop constraint orders_customer_fkey",
                "alter index orders_total rename to orders_sum",
                "alter table orders disable trigger touched",
                "alter table orders enable always trigger touched",
                "create or replace function touch() returns trigger language plpgsql as $$ begin return old; end $$",
                "alter function touch() set search_path = pg_catalog",
                "grant select (total) on orders to app",
                "revoke update on orders from app",
                "grant execute on function touch() to app",
                "comment on column orders.total is 'other'",
                "comment on trigger touched on orders is 'a trigger'",
                "comment on table orders is 'a table'",
                "alter table orders enable row level security",
                "alter policy mine on orders using (total > 1)",
                "alter table orders replica identity full",
                "alter table orders set (fillfactor = 70)",
                "alter sequence orders_id_seq cache 5",
                "alter type mood add value 'fair'",
                "alter domain cents drop constraint cents_check",
                "create or replace view big as select id from orders where total > 101",
                "create rule quiet as on delete to orders do instead nothing",
                "alter table orders alter column total set statistics 500",
                "drop statistics both_columns",
                "create publication news for table orders (id) where (id > 0)",
            })
    void each_change_shows(String sql) throws SQLException {
        if (sql.contains("storage")) {
            database.run("alter table orders add column extra text");
            sql = sql.replace("mood", "extra");
        }
        CatalogDump before = dump();

        database.run(sql);

        assertThat(before.changesTo(dump())).as(sql).isNotEmpty();
    }

    @Test
    void a_grant_taken_back_equals_none_given() throws SQLException {
        CatalogDump before = dump();

        database.run("grant execute on function touch() to app", "revoke execute on function touch() from app");

        assertThat(dump().changesTo(before)).isEmpty();
    }

    @Test
    void column_order_counts_unless_it_is_left_out() throws SQLException {
        CatalogDump before = dump();
        database.run(
                "drop view big",
                "drop statistics both_columns",
                "drop policy mine on orders",
                "drop index orders_total");
        database.run(
                "alter table orders drop column total",
                "alter table orders add column total cents not null default 0",
                "create index orders_total on orders (total) where total > 10",
                "create view big as select id from orders where total > 100",
                "create policy mine on orders using (total > 0)",
                "create statistics both_columns on total, customer from orders",
                "comment on column orders.total is 'what it costs'");

        assertThat(dump()).isNotEqualTo(before);
        assertThat(before.ignoringColumnOrder().changesTo(dump().ignoringColumnOrder()))
                .isEmpty();
    }

    @Test
    void the_session_is_as_it_was() throws SQLException {
        try (Connection connection = database.migrator()) {
            connection.createStatement().execute("set search_path = app, \"Public\"");
            CatalogDump.of(connection, "public");

            try (var result = connection.createStatement().executeQuery("show search_path")) {
                result.next();
                assertThat(result.getString(1)).isEqualTo("app, \"Public\"");
            }
        }
    }

    @Test
    void rows_are_told_apart_by_value_and_null_not_by_place() throws SQLException {
        database.run("insert into orders(total, mood) values (1, 'good'), (2, null), (3, 'bad')");
        try (Connection connection = database.app()) {
            List<String> columns = DataDump.columns(connection, "public", "orders");
            List<String> rows = rows(connection, columns);
            String digest = DataDump.digest(connection, "public", "orders", columns);
            assertThat(columns).containsExactly("id", "total", "mood", "customer");
            assertThat(rows).contains("'2' | '2' | NULL | NULL").hasSize(3);

            database.run("update orders set total = 9 where id = 1", "update orders set total = 1 where id = 1");
            assertThat(rows(connection, columns)).isEqualTo(rows);
            assertThat(DataDump.digest(connection, "public", "orders", columns)).isEqualTo(digest);

            database.run("update orders set mood = 'good' where id = 2");
            assertThat(rows(connection, columns)).isNotEqualTo(rows);
            assertThat(DataDump.digest(connection, "public", "orders", columns)).isNotEqualTo(digest);
        }
    }

    private static List<String> rows(Connection connection, List<String> columns) throws SQLException {
        return new ArrayList<>(DataDump.rows(connection, "public", "orders", List.of("id"), columns));
    }

    private CatalogDump dump() throws SQLException {
        return dump(database);
    }

    private static CatalogDump dump(TestDatabase of) throws SQLException {
        try (Connection connection = of.migrator()) {
            return CatalogDump.of(connection, "public");
        }
    }
}
