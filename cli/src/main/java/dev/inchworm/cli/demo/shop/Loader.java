// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.shop;

import dev.inchworm.cli.demo.oracle.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Makes the shop: roles, tables, triggers and rows. */
public final class Loader {
    private static final int TOTAL_STEP = 7919;
    private static final int TOTAL_MAX = 100_000;

    private static final List<String> TABLES = List.of(
            """
            create table customers(
              id bigint primary key, name text not null, created_at timestamptz not null default now())""",
            """
            create table orders(
              id bigint primary key,
              customer_id bigint not null references customers,
              total_amount int not null default 0,
              status text not null default 'new',
              created_at timestamptz not null default now(),
              updated_at timestamptz not null default now(),
              last_op uuid,
              row_version bigint not null default 0)""",
            """
            create table order_lines(
              order_id bigint not null references orders on update cascade on delete cascade,
              line int not null, sku text not null, quantity int not null, primary key (order_id, line))""",
            """
            create table op_log(
              op_id uuid primary key, order_id bigint not null, version bigint not null,
              total bigint, currency text, deletes boolean not null, at timestamptz not null default now())""",
            """
            create function touch_updated_at() returns trigger language plpgsql as
            'begin new.updated_at := clock_timestamp(); return new; end'""",
            """
            create trigger orders_updated_at before update on orders
              for each row execute function touch_updated_at()""",
            "comment on column orders.total_amount is 'in cents of a dollar'",
            "create index orders_customer on orders(customer_id)",
            "grant select, insert, update, delete on customers, orders, order_lines, op_log to shop");

    private Loader() {}

    /** What the row under {@code key} says when it is loaded. */
    public static Value loaded(long key) {
        return Value.of(key * TOTAL_STEP % TOTAL_MAX);
    }

    /** Makes the roles {@code migrator} and {@code shop} where they are missing, and lets the first create schemas. */
    public static void createRoles(Connection administrator) throws SQLException {
        run(administrator, role(Shop.MIGRATOR), role(Shop.APPLICATION), """
                do $$ begin
                  execute format('grant create, connect on database %I to migrator', current_database());
                end $$""");
    }

    private static String role(String name) {
        return """
                do $$ begin
                  if to_regrole('%1$s') is null then
                    create role %1$s login nosuperuser nocreatedb nocreaterole password '%2$s';
                  end if;
                end $$""".formatted(name, Shop.ROLE_PASSWORD);
    }

    /** Makes the tables, owned by the migrator, and loads {@code rows} orders on the server. */
    public static void load(Connection administrator, long rows) throws SQLException {
        run(administrator, "grant create on schema public to migrator", "set role migrator");
        run(administrator, TABLES.toArray(new String[0]));
        run(
                administrator,
                "reset role",
                "revoke create on schema public from migrator",
                "insert into customers(id, name) select n, 'customer ' || n from generate_series(1, 1000) n",
                """
                insert into orders(id, customer_id, total_amount, status)
                select n, 1 + n %% 1000, n * %d %% %d, 'paid' from generate_series(1::bigint, %d) n""".formatted(TOTAL_STEP, TOTAL_MAX, rows),
                """
                insert into order_lines(order_id, line, sku, quantity)
                select n, 1, 'sku-' || n %% 500, 1 + n %% 3 from generate_series(1::bigint, %d) n""".formatted(rows),
                "vacuum (analyze) orders",
                "vacuum (analyze) order_lines",
                "checkpoint");
    }

    private static void run(Connection connection, String... commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
