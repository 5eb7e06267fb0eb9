// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.route.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a statement's words say of {@code orders.total}. */
class SqlMentionsTest {

    static WatchList watches() {
        WatchList.Maker maker = new WatchList.Maker();
        maker.add("m", Side.OLD, "orders", "total");
        return maker.make();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // named
                "select total from orders                                          | named         | total",
                "SELECT Total FROM Orders                                          | named         | total",
                "select o.total from public.orders o                               | named         | total",
                "select o.total as sum from orders as o                            | named         | sum",
                "select o.total sum, o.id from orders o                            | named         | sum",
                "select sum(total) from orders                                     | named         | sum",
                "select coalesce(sum(o.total), 0) as all_of_it from orders o       | named         | all_of_it",
                "select total::text from orders                                    | named         | total",
                "select total + 1 as next, id from orders                          | named         | next",
                "select case when total > 1 then 1 else 0 end from orders          | named         | case",
                "select (select max(total) from orders) as top, 1 as one           | named         | max top",
                "with t as (select total as x from orders) select x as y from t    | named         | x y",
                "select q.total from (select total, id from orders) q              | named         | total",
                "select id from orders where total > 3                             | named         | -",
                "select id from orders order by total                              | named         | -",
                "select id from customers c join orders o on o.total = c.best      | named         | -",
                "delete from orders where total is null                            | named         | -",
                // possible
                "select * from orders                                              | possible      | total",
                "select o.* from orders o                                          | possible      | total",
                "select distinct * from orders                                     | possible      | total",
                "select c.name, o.* from customers c, orders o                     | possible      | total",
                "select row_to_json(o) from orders o                               | possible      | total",
                "table orders                                                      | possible      | total",
                "select *, total as t from orders                                  | named possible| t total",
                "delete from orders returning *                                    | possible      | total",
                // written
                "insert into orders (id, total) values (?, ?)                      | written       | -",
                "insert into orders values (?, ?)                                  | written       | -",
                "insert into orders select 1, 2                                    | written       | -",
                "update orders set total = ? where id = ?                          | written       | -",
                "update orders set id = 1, total = 2                               | written       | -",
                "update orders set (id, total) = (1, 2)                            | written       | -",
                "update orders o set total = o.total + 1                           | named written | -",
                "update orders set total = 1 where total = 2                       | named written | -",
                "update orders set total = 1 returning total                       | named written | total",
                "insert into orders (id) values (1) on conflict (id) do update set total = excluded.total | named written | -",
                "insert into orders (id) values (1) on duplicate key update total = 2 | written | -",
                "merge into orders o using n on o.id = n.id when not matched then insert (id, total) values (1, 2) | written | -",
                // near, and not touched
                "select id from orders                                             | -             | -",
                "select count(*) from orders                                       | -             | -",
                "select price * 2 from orders                                      | -             | -",
                "select new_total as total from orders                             | -             | -",
                "select c.total from customers c join orders o on o.id = c.id      | -             | -",
                "select c.* from customers c join orders o on o.id = c.id          | -             | -",
                "insert into orders (id) values (1)                                | -             | -",
                "insert into orders default values                                 | -             | -",
                "update orders set id = 1                                          | -             | -",
                "select 'total' from orders                                        | -             | -",
                "select id /* total */ from orders -- total                        | -             | -",
            })
    void a_statement_of_the_table_says_how_it_touches_the_column(String sql, String how, String labels) {
        List<Mention> mentions = SqlMentions.of(SqlWords.of(sql, Quoting.ANSI), watches());

        assertThat(mentions).hasSize(1);
        assertThat(how(mentions.get(0))).isEqualTo(how.strip());
        assertThat(String.join(" ", new TreeSet<>(mentions.get(0).labels()))).isEqualTo(labels.replace("-", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select total from invoices",
                "select 'orders', total from invoices",
                "select orders_total from order_lines",
                "update customers set total = 1",
                "select $$ select total from orders $$",
            })
    void a_statement_of_other_tables_mentions_nothing(String sql) {
        assertThat(SqlMentions.of(SqlWords.of(sql, Quoting.ANSI), watches())).isEmpty();
    }

    @Test
    void a_schema_that_was_declared_tells_tables_of_one_name_apart() {
        WatchList.Maker maker = new WatchList.Maker();
        maker.add("m", Side.OLD, "shop.orders", "total");

        assertThat(SqlMentions.of(SqlWords.of("select total from archive.orders", Quoting.ANSI), maker.make()))
                .isEmpty();
        assertThat(SqlMentions.of(SqlWords.of("select total from shop.orders", Quoting.ANSI), maker.make()))
                .hasSize(1);
        assertThat(SqlMentions.of(SqlWords.of("select total from orders", Quoting.ANSI), maker.make()))
                .hasSize(1);
    }

    @Test
    void a_whole_table_is_used_by_every_statement_that_names_it() {
        WatchList.Maker maker = new WatchList.Maker();
        maker.add("m", Side.OLD, "orders");
        WatchList whole = maker.make();

        assertThat(how(SqlMentions.of(SqlWords.of("select 1 from orders", Quoting.ANSI), whole)
                        .get(0)))
                .isEqualTo("named");
        assertThat(how(SqlMentions.of(SqlWords.of("delete from orders", Quoting.ANSI), whole)
                        .get(0)))
                .isEqualTo("written");
    }

    @Test
    void backticks_quote_names_where_the_database_says_so() {
        List<SqlWord> words = SqlWords.of("select `total` from `shop`.`orders` where name = \"total\"", Quoting.MYSQL);

        assertThat(how(SqlMentions.of(words, watches()).get(0))).isEqualTo("named");
    }

    private static String how(Mention mention) {
        List<String> how = new ArrayList<>();
        if (mention.isNamed()) {
            how.add("named");
        }
        if (mention.isWritten()) {
            how.add("written");
        }
        if (mention.isPossible()) {
            how.add("possible");
        }
        return how.isEmpty() ? "-" : String.join(" ", how);
    }
}
