// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenStatementTest {

    private static final TableName ORDERS = new TableName("public", "orders");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders",
                "SELECT * FROM public.Orders WHERE id = $1",
                "select o.* from \"orders\" as o join customer c on c.id = o.customer",
                "select c.name, orders.* from customer c, orders",
                "select distinct * from only orders",
                "select 1, * from customer join orders using (id)",
                "update orders set a = 1 returning *",
                "delete from orders where id = 3 returning *",
                "with x as (select * from orders) select id from x",
                "select id from (select * from orders) as t",
                "select /* all of it */ * from orders",
                "copy orders to stdout",
                "insert into other select * from orders"
            })
    void a_star_over_the_table_is_seen(String sql) {
        assertThat(SeenStatement.of(sql).readsStar(ORDERS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from orders",
                "select count(*) from orders",
                "select 2 * total_amount from orders",
                "select total_amount * 2 from orders",
                "select c.* from customer c join orders o on o.customer = c.id",
                "select * from customer where id in (select customer from orders)",
                "select id from customer where exists (select * from orders)",
                "select * from shop.orders",
                "select * from orders_archive",
                "select * from \"Orders\"",
                "select '* from orders' from customer",
                "select id from orders -- select * from orders",
                "copy orders (id, total_amount) to stdout",
                "select * from customer where note = $1 and 'orders' = name",
                ""
            })
    void everything_else_is_not(String sql) {
        assertThat(SeenStatement.of(sql).readsStar(ORDERS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into orders values ($1, $2)",
                "insert into public.orders select 1, 2",
                "insert into orders as o values (1) on conflict do nothing",
                "INSERT INTO \"orders\" (select 1, 2)",
                "insert into orders overriding system value values (1)",
                "with x as (select 1) insert into orders table x",
                "copy orders from stdin",
                "copy public.orders from stdin"
            })
    void an_insert_without_columns_is_seen(String sql) {
        assertThat(SeenStatement.of(sql).insertsWithoutColumns(ORDERS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into orders (id, total_amount) values ($1, $2)",
                "insert into orders (id) select id from customer",
                "insert into orders default values",
                "insert into customer values (1)",
                "insert into customer select id from orders",
                "insert into shop.orders values (1)",
                "select id into orders from customer",
                "copy orders (id) from stdin",
                "select a from orders where b in (values (1))"
            })
    void every_other_insert_is_not(String sql) {
        assertThat(SeenStatement.of(sql).insertsWithoutColumns(ORDERS)).isFalse();
    }

    @Test
    void values_are_never_shown() {
        assertThat(SeenStatement.of("select *  from orders\n where name = 'O''Hara' and id = 4711 -- secret")
                        .shown())
                .isEqualTo("select * from orders where name = ? and id = ?");
        assertThat(SeenStatement.of("select 'a" + "b".repeat(500)).shown()).isEqualTo("select ?");
    }
}
