// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Catalogs;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The catalog is read as it is, and the same catalog gives the same value. */
class PostgresqlCatalogTest {

    private final Desk desk = new Desk();
    private final Catalogs catalogs = desk.dialect.catalogs();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_table_is_read_with_what_planning_needs() throws SQLException {
        desk.with(
                """
                create table orders (shop int, total numeric(12, 2) not null default -1, gone int,
                    name varchar(20) collate "C" default lower('X'), at timestamptz default now(),
                    no int generated always as identity, twice numeric generated always as (total * 2) stored,
                    primary key (no, shop))\
                """,
                "alter table orders drop column gone",
                "create function same() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger b before insert on orders for each row execute function same()",
                "create trigger \"Z\" before update on orders for each row execute function same()",
                "create trigger a after update on orders for each row execute function same()",
                "create trigger d before delete on orders for each row execute function same()");

        Table table = desk.read("orders");

        assertThat(table.name()).isEqualTo(new TableName("public", "orders"));
        assertThat(table.columns())
                .extracting(Column::name)
                .containsExactly("shop", "total", "name", "at", "no", "twice");
        assertThat(table.key()).extracting(Column::name).containsExactly("no", "shop");
        assertThat(table.rowTriggers()).containsExactly("Z", "b");
        assertThat(table.owner()).isEqualTo("migrator");
        assertThat(table.serverVersion()).matches("\\d+\\.\\d+");
        assertThat(column(table, "total").type()).isEqualTo("numeric(12,2)");
        assertThat(column(table, "total").defaultSql()).hasValue("'-1'::integer");
        assertThat(column(table, "total").constantDefault()).isTrue();
        assertThat(column(table, "name").collation()).hasValue("collate pg_catalog.\"C\"");
        assertThat(column(table, "name").constantDefault()).isTrue();
        assertThat(column(table, "at").constantDefault()).isFalse();
        assertThat(column(table, "no").generated()).isTrue();
        assertThat(column(table, "twice").generated()).isTrue();
        assertThat(column(table, "twice").defaultSql()).isEmpty();
        assertThat(desk.read("orders")).isEqualTo(table);
    }

    @Test
    void what_adding_a_column_cannot_give_back_comes_as_statements_that_do() throws SQLException {
        desk.with(
                "create table orders (id int primary key, \"Old T\" text)",
                "comment on column orders.\"Old T\" is 'it''s \\ old'",
                "grant select (\"Old T\"), update (\"Old T\") on orders to app with grant option",
                "grant select (\"Old T\") on orders to public",
                "alter table orders alter \"Old T\" set statistics 500, alter \"Old T\" set storage external,"
                        + " alter \"Old T\" set compression pglz, alter \"Old T\" set (n_distinct = 5)");
        Column before = column(desk.read("orders"), "Old T");
        assertThat(before.restores()).hasSize(8);

        desk.with("alter table orders drop \"Old T\"", "alter table orders add \"Old T\" text");
        desk.run(before.restores());

        assertThat(column(desk.read("orders"), "Old T")).isEqualTo(before);
    }

    @Test
    void a_table_without_a_schema_is_found_on_the_roles_own_path_else_where_it_is_the_only_one() throws SQLException {
        desk.with("create schema shop", "create table shop.orders (id int primary key)");
        assertThat(desk.read("orders").name()).isEqualTo(new TableName("shop", "orders"));

        desk.with("create table orders (id int primary key)");
        assertThat(desk.read("orders").name()).isEqualTo(new TableName("public", "orders"));

        desk.with("create schema other", "create table other.lines (id int)", "create table shop.lines (id int)");
        assertThatThrownBy(() -> desk.read("lines")).hasMessageContaining("name one of: other.lines, shop.lines");
    }

    @Test
    void a_table_that_is_not_there_is_told_with_the_nearest() {
        desk.with("create table orders (id int primary key)");

        assertThatThrownBy(() -> desk.read("oders"))
                .isInstanceOfSatisfying(
                        InchwormException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_IN_CATALOG))
                .hasMessageContaining("did you mean orders?");
    }

    @Test
    void a_table_without_a_usable_key_has_an_empty_one() throws SQLException {
        desk.with(
                "create table orders (id int, no int not null)",
                "create unique index on orders (id)",
                "create unique index on orders ((no + 1))");

        assertThat(desk.read("orders").key()).isEmpty();

        desk.with("create unique index on orders (no) include (id)");
        assertThat(desk.read("orders").key()).extracting(Column::name).containsExactly("no");
    }

    @Test
    void a_size_is_the_servers_own_estimate() throws SQLException {
        desk.with(
                "create table orders (id int primary key)",
                "insert into orders select generate_series(1, 1000)",
                "analyze orders");

        Catalogs.Size size = catalogs.size(desk.pinned(), new TableName("public", "orders"));

        assertThat(size.rows()).isEqualTo(1000);
        assertThat(size.bytes()).isPositive();
    }

    @Test
    void grants_are_statements_that_run() throws SQLException {
        desk.with("create table orders (id int primary key)");
        List<String> grants = catalogs.grants(desk.read("orders"));

        desk.database.runAs("postgres", grants.toArray(String[]::new));

        assertThat(catalogs.notMeasured(desk.pinned())).noneMatch(text -> text.contains("this role"));
        desk.database.runAs("postgres", "revoke pg_read_all_stats from migrator");
        assertThat(catalogs.notMeasured(desk.pinned()))
                .filteredOn(text -> text.contains("this role"))
                .hasSize(2)
                .first()
                .asString()
                .contains("pg_read_all_stats");
    }

    private static Column column(Table table, String name) {
        return table.column(name).orElseThrow();
    }
}
