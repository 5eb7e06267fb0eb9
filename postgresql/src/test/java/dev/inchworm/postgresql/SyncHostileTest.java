// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static dev.inchworm.core.plan.SyncState.GUARD;
import static dev.inchworm.core.plan.SyncState.NEW_WINS;
import static dev.inchworm.core.plan.SyncState.QUARANTINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What real tables and real applications do to a trigger. */
class SyncHostileTest {

    private static final String[] EVIL = {
        "create schema evil authorization app",
        "create function evil.int8(integer) returns bigint language sql immutable as 'select 666::bigint'",
        "create function evil.int4(bigint) returns integer language sql immutable as 'select 666'",
        "create function evil.eq(bigint, bigint) returns boolean language sql immutable as 'select false'",
        "create function evil.differs(integer, integer) returns boolean language sql immutable as 'select true'",
        "create operator evil.= (leftarg = bigint, rightarg = bigint, function = evil.eq)",
        "create operator evil.= (leftarg = integer, rightarg = integer, function = evil.differs)",
        "create operator evil.* (leftarg = bigint, rightarg = bigint, function = evil.int8mul)",
        "create function evil.date_part(text, timestamptz) returns float8 language sql as 'select 1/0::float8'",
        "create function evil.current_setting(text, boolean) returns text language sql as 'select null::text'",
        "create function evil.set_config(text, text, boolean) returns text language sql as 'select (1/0)::text'"
    };

    @Test
    void a_search_path_with_evil_operators_first_changes_nothing() throws SQLException {
        Draft draft = Draft.of("orders")
                .old("total_amount")
                .add("total_amount_minor", "bigint", "total_amount::bigint * 100::bigint")
                .add("currency", "text", "'USD'")
                .down("total_amount", "(total_amount_minor / 100)::int")
                .same("total_amount::bigint * 100::bigint = total_amount_minor and currency is not null");
        try (Synced orders = Synced.on(draft, Synced.ORDERS)) {
            orders.database.runAs(
                    "postgres",
                    "create schema evil",
                    "grant all on schema evil to app",
                    "grant usage on schema evil to app");
            for (String statement : EVIL) {
                if (!statement.startsWith("create schema")) {
                    orders.database.runAs("postgres", multiplication(statement));
                }
            }
            String path = "set search_path = evil, public, pg_catalog; ";
            orders.app(
                    path + "insert into orders (id, total_amount) values (1, 5)",
                    path + "insert into orders (id, total_amount_minor, currency) values (2, 700, 'EUR')",
                    path + "update orders set total_amount = 6 where note is null and total_amount < 6",
                    path
                            + "create temporary table pg_class (x int); update orders set total_amount_minor = 800 where note is null");

            assertThat(orders.order(1)).isEqualTo("8|800|USD");
            assertThat(orders.order(2)).isEqualTo("8|800|EUR");
            assertThat(orders.writes("old_writer")).isPositive();
        }
    }

    private static String multiplication(String statement) {
        return statement.startsWith("create operator evil.*")
                ? "create function evil.int8mul(bigint, bigint) returns bigint language sql immutable as 'select 666::bigint'; "
                        + statement
                : statement;
    }

    @Test
    void names_with_quotes_spaces_capitals_and_63_bytes_are_carried() throws SQLException {
        String longest = "Ünïcode \"old\" total; drop table x -- $sync$ 'amount' end if;";
        assertThat(longest.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSize(62);
        String table = "Order \"Table\" of 'All'";
        Draft draft = Draft.of(table)
                .old(longest)
                .add("NEW", "bigint", quoted(longest))
                .add("old", "text", "'$sync$ ''x'''")
                .down(longest, "\"NEW\"::int")
                .same(quoted(longest) + " = \"NEW\" and \"old\" is not null");
        try (Synced odd = Synced.on(
                draft,
                "create table " + quoted(table) + " (" + quoted("is_same")
                        + " text, \"Key \"\"1\"\"\" int, \"end\" text, " + quoted(longest)
                        + " int, primary key (\"Key \"\"1\"\"\", \"end\"))",
                "create function meddle() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger " + quoted("zzzz \"last\" ünïque") + " before update on " + quoted(table)
                        + " for each row execute function meddle()")) {
            odd.app("insert into " + quoted(table) + " (\"Key \"\"1\"\"\", \"end\", " + quoted(longest)
                    + ") values (1, 'a', 5)");
            odd.app("update " + quoted(table) + " set \"NEW\" = 6");
            odd.app("update " + quoted(table) + " set \"NEW\" = 7, " + quoted(longest) + " = 8");

            assertThat(odd.ask("select " + quoted(longest) + ", \"NEW\", \"old\" from " + quoted(table)))
                    .isEqualTo("8|8|$sync$ 'x'");
            assertThat(odd.recorded("divergence")).containsExactly("app|[\"1\", \"a\"]|1");
            assertThat(odd.watch()).isEqualTo("intact");
            odd.move(NEW_WINS, GUARD, QUARANTINE, GUARD, NEW_WINS);
        }
    }

    @Test
    void a_copy_is_synced() throws SQLException, IOException {
        try (Synced orders = Synced.orders();
                Connection app = orders.database.connect(TestDatabases.APP)) {
            app.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy orders (id, total_amount) from stdin", new StringReader("1\t5\n2\t6\n"));

            assertThat(orders.order(1)).isEqualTo("5|5|USD");
            assertThat(orders.order(2)).isEqualTo("6|6|USD");
        }
    }

    @Test
    void an_insert_on_conflict_keeps_what_its_writer_does_not_know() throws SQLException {
        try (Synced orders = Synced.orders()) {
            orders.app("insert into orders (id, total_amount_minor, currency) values (1, 5, 'EUR')");
            String old = "insert into orders (id, total_amount) values (1, 6) on conflict (id) do ";
            orders.app(old + "nothing");
            assertThat(orders.order(1)).isEqualTo("5|5|EUR");

            orders.app(old + "update set total_amount = excluded.total_amount");
            assertThat(orders.order(1)).isEqualTo("6|6|EUR");

            orders.app("insert into orders (id, total_amount_minor, currency) values (1, 9, 'USD') on conflict (id)"
                    + " do update set total_amount_minor = excluded.total_amount_minor, currency = excluded.currency");
            assertThat(orders.order(1)).isEqualTo("9|9|USD");
            assertThat(orders.writes("divergence")).isZero();
        }
    }

    @Test
    void users_triggers_before_ours_are_carried_and_those_after_see_both_sides() throws SQLException {
        try (Synced orders = Synced.on(
                Draft.orders(),
                Synced.ORDERS,
                "create table seen (total bigint)",
                "create function rounded() returns trigger language plpgsql as"
                        + " 'begin new.total_amount := new.total_amount / 10 * 10; return new; end'",
                "create trigger \"Zz rounded\" before insert or update of total_amount on orders"
                        + " for each row execute function rounded()",
                "create function seen() returns trigger language plpgsql security definer as"
                        + " 'begin insert into public.seen select (to_jsonb(new) ->> ''total_amount_minor'')::bigint;"
                        + " return null; end'",
                "create trigger seen after insert or update on orders for each row execute function seen()")) {
            orders.app("insert into orders (id, total_amount) values (1, 19)", "update orders set total_amount = 28");

            assertThat(orders.order(1)).isEqualTo("20|20|USD");
            assertThat(orders.database.rows("select total from seen")).containsExactly("10", "20");
        }
    }

    @Test
    void row_security_of_the_application_does_not_hide_rows_from_the_sync() throws SQLException {
        try (Synced orders = Synced.orders()) {
            orders.desk.with(
                    "alter table orders enable row level security",
                    "create policy own on orders to app using (note = 'mine') with check (note = 'mine')");
            orders.app(
                    "insert into orders (id, total_amount, note) values (1, 5, 'mine')",
                    "update orders set total_amount = 6");

            assertThat(orders.order(1)).isEqualTo("6|6|USD");
            assertThat(orders.writes("old_writer")).isPositive();
        }
    }

    @Test
    void a_session_in_replica_role_is_synced_too() throws SQLException {
        try (Synced orders = Synced.orders()) {
            orders.database.runAs(
                    "postgres",
                    "set session_replication_role = replica; insert into orders (id, total_amount) values (1, 5)");

            assertThat(orders.order(1)).isEqualTo("5|5|USD");
        }
    }

    @Test
    void a_table_with_generated_columns_of_its_own_is_synced() throws SQLException {
        try (Synced orders = Synced.on(
                Draft.orders(),
                "create table orders (id bigint generated always as identity primary key, total_amount int not null default 0,"
                        + " doubled int generated always as (total_amount * 2) stored)")) {
            orders.app(
                    "insert into orders (total_amount_minor, currency) values (5, 'EUR')",
                    "update orders set total_amount = 6");

            assertThat(orders.ask("select * from orders")).isEqualTo("1|6|12|6|EUR");
        }
    }

    @Test
    void a_trigger_name_beyond_ascii_still_runs_before_ours() throws SQLException {
        try (Synced orders = Synced.on(
                Draft.orders(),
                Synced.ORDERS,
                "create function doubled() returns trigger language plpgsql as"
                        + " 'begin new.total_amount := new.total_amount * 2; return new; end'",
                "create trigger \"" + "ÿ".repeat(31)
                        + "\" before insert on orders for each row execute function doubled()")) {
            orders.app("insert into orders (id, total_amount) values (1, 5)");

            assertThat(orders.order(1)).isEqualTo("10|10|USD");
            assertThat(orders.watch()).isEqualTo("intact");
        }
    }

    private static String quoted(String name) {
        return Quote.always(name);
    }
}
