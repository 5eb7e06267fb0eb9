// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.Finding.Severity;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd tables either migrate or are refused at PREPARE by a named check that names what is in the way. */
class OddTablesTest {

    private static final String PLAIN = "create table orders (id bigint primary key, total_amount int)";

    @SuppressWarnings("NullAway.Init")
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = new Desk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    static Stream<Odd> all() {
        return Stream.of(MIGRATING, REFUSED, HANGING).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_odd_table_migrates_or_is_refused_by_name(Odd odd) throws SQLException {
        desk.with("drop schema public cascade", "create schema public");
        desk.with(odd.statements().toArray(String[]::new));

        List<Finding> refusals = desk.inspect(odd.draft()).stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .toList();

        if (odd.check().isEmpty()) {
            assertThat(refusals).isEmpty();
            assertThat(desk.judge(odd.draft()).up()).isNotEmpty();
        } else {
            assertThat(refusals)
                    .anySatisfy(finding -> {
                        assertThat(finding.check()).isEqualTo(odd.check());
                        assertThat(finding.text()).contains(odd.named());
                        assertThat(finding.next()).isNotBlank();
                    })
                    .allSatisfy(finding -> assertThat(finding.check()).isEqualTo(odd.check()));
        }
    }

    private static final List<Odd> MIGRATING = List.of(
            migrates("plain", PLAIN),
            new Odd(
                    "quoted names",
                    Draft.of("Odd \"One\"")
                            .old("A b")
                            .add("Select", "bigint", "\"A b\"")
                            .down("A b", "\"Select\"::int"),
                    "",
                    "",
                    List.of("create table \"Odd \"\"One\"\"\" (\"I d\" int primary key, \"A b\" int not null)")),
            new Odd(
                    "names of 63 bytes",
                    Draft.of("t".repeat(63))
                            .old("o".repeat(63))
                            .add("n".repeat(63), "bigint", "o".repeat(63))
                            .down("o".repeat(63), "n".repeat(63) + "::int"),
                    "",
                    "",
                    List.of("create table %s (id int primary key, %s int not null)"
                            .formatted("t".repeat(63), "o".repeat(63)))),
            migrates(
                    "composite key",
                    "create table orders (shop int, no int, total_amount int, primary key (no, shop))"),
            migrates("uuid key", "create table orders (id uuid primary key, total_amount int)"),
            migrates("text key", "create table orders (id text collate \"C\" primary key, total_amount int)"),
            migrates(
                    "unique key in place of a primary one",
                    "create table orders (id int not null unique, total_amount int)"),
            migrates(
                    "constant default",
                    "create table orders (id int primary key, total_amount int not null default 0)"),
            migrates(
                    "row security that does not bind its owner",
                    PLAIN,
                    "alter table orders enable row level security",
                    "create policy mine on orders using (id > 10)"),
            migrates(
                    "trigger that keeps updated_at",
                    "create table orders (id int primary key, total_amount int, updated_at timestamptz)",
                    "create function touch() returns trigger language plpgsql"
                            + " as 'begin new.updated_at := now(); return new; end'",
                    "create trigger zz_touch before update on orders for each row execute function touch()"),
            migrates(
                    "foreign keys in and out",
                    "create table customer (id int primary key)",
                    "create table orders (id int primary key, customer int references customer, total_amount int)",
                    "create table line (id int primary key, order_id int references orders)"),
            new Odd(
                    "enum and domain columns",
                    Draft.of("orders")
                            .old("state", "short")
                            .add("state_text", "text", "case state when 'good' then 'good' when 'bad' then 'bad' end")
                            .add("long", "text", "short::text")
                            .down("state", "case state_text when 'good' then 'good'::mood else 'bad' end")
                            .down("short", "long::brief"),
                    "",
                    "",
                    List.of(
                            "create type mood as enum ('good', 'bad')",
                            "create domain brief as text check (length(value) < 9)",
                            "create table orders (id int primary key, state mood default 'good', short brief)")),
            migrates(
                    "rows of 1 MB",
                    "create table orders (id int primary key, total_amount int, body text)",
                    "insert into orders select 1, 1, repeat('x', 1000000)"),
            migrates("unlogged", "create unlogged table orders (id int primary key, total_amount int)"),
            new Odd(
                    "dependents of a column that is kept",
                    Draft.orders().keep("total_amount"),
                    "",
                    "",
                    List.of(PLAIN, "create view totals as select total_amount from orders")));

    private static final List<Odd> REFUSED = List.of(
            refuses("no key", "usable-key", "public.orders", "create table orders (id int, total_amount int)"),
            refuses(
                    "deferrable key",
                    "usable-key",
                    "orders",
                    "create table orders (id int primary key deferrable, total_amount int)"),
            refuses(
                    "partial unique index",
                    "usable-key",
                    "orders",
                    "create table orders (id int not null, total_amount int)",
                    "create unique index on orders (id) where id > 0"),
            refuses(
                    "partitioned",
                    "table-kind",
                    "a partitioned table",
                    "create table orders (id int primary key, total_amount int) partition by range (id)"),
            refuses(
                    "partition",
                    "table-kind",
                    "a partition",
                    "create table whole (id int primary key, total_amount int) partition by range (id)",
                    "create table orders partition of whole for values from (0) to (10)"),
            refuses(
                    "parent by inheritance",
                    "table-kind",
                    "a parent",
                    PLAIN,
                    "create table child () inherits (orders)"),
            refuses(
                    "child by inheritance",
                    "table-kind",
                    "a child",
                    "create table parent (id int)",
                    "create table orders (id int primary key, total_amount int) inherits (parent)"),
            refuses(
                    "typed table",
                    "table-kind",
                    "a typed table",
                    "create type row_type as (id int, total_amount int)",
                    "create table orders of row_type (primary key (id))"),
            refuses(
                    "row security that binds its owner",
                    "row-security",
                    "hidden rows",
                    PLAIN,
                    "alter table orders enable row level security",
                    "alter table orders force row level security"),
            refuses(
                    "generated old column",
                    "old-column-computed",
                    "total_amount",
                    "create table orders (id int primary key, total_amount int generated always as (id + 1) stored)"),
            refuses(
                    "identity old column",
                    "old-column-computed",
                    "total_amount",
                    "create table orders (id int primary key, total_amount int generated always as identity)"),
            refuses(
                    "default that is not a constant",
                    "constant-default",
                    "random()",
                    "create table orders (id int primary key, total_amount int default (random() * 10)::int)"),
            refuses(
                    "domain that takes no null",
                    "old-column-domain",
                    "takes no null",
                    "create domain amount as int check (value is not null)",
                    "create table orders (id int primary key, total_amount amount)"),
            refuses(
                    "new column that is there",
                    "new-column-clash",
                    "currency",
                    "create table orders (id int primary key, total_amount int, currency text)"),
            refuses(
                    "rule on the table",
                    "rules",
                    "never",
                    PLAIN,
                    "create rule never as on delete to orders do instead nothing"),
            refuses(
                    "trigger with the last name of all",
                    "trigger-order",
                    "\udbff\udfff",
                    PLAIN,
                    "create function same() returns trigger language plpgsql as 'begin return new; end'",
                    "create trigger \"%s\" before insert on orders for each row execute function same()"
                            .formatted("\udbff\udfff")));

    private static final List<Odd> HANGING = List.of(
            hangs("view public.totals", "create view totals as select total_amount from orders"),
            hangs(
                    "materialized view public.totals",
                    "create materialized view totals as select sum(total_amount) from orders"),
            hangs(
                    "function public.total()",
                    "create function total() returns bigint begin atomic select sum(total_amount) from public.orders; end"),
            hangs(
                    "policy small",
                    "create policy small on orders using (total_amount < 10)",
                    "alter table orders enable row level security"),
            hangs("index public.by_total", "create index by_total on orders (total_amount)"),
            hangs("index public.by_half", "create index by_half on orders ((total_amount / 2))"),
            hangs("index public.by_id_of_some", "create index by_id_of_some on orders (id) where total_amount > 0"),
            hangs("constraint once", "alter table orders add constraint once unique (total_amount)"),
            hangs("constraint positive", "alter table orders add constraint positive check (total_amount >= 0)"),
            hangs(
                    "constraint known",
                    "create table amount (it int primary key)",
                    "alter table orders add constraint known foreign key (total_amount) references amount"),
            hangs("constraint larger", "alter table orders add constraint larger check (total_amount > id)"),
            hangs(
                    "generated column twice",
                    "alter table orders add twice int generated always as (total_amount * 2) stored"),
            hangs("statistics object public.together", "create statistics together on id, total_amount from orders"),
            hangs("publication paid", "create publication paid for table orders (id, total_amount)"),
            hangs(
                    "trigger touched",
                    "create function same() returns trigger language plpgsql as 'begin return new; end'",
                    "create trigger touched after update of total_amount on orders"
                            + " for each row execute function same()"),
            hangs(
                    "trigger grown",
                    "create function same() returns trigger language plpgsql as 'begin return new; end'",
                    "create trigger grown after update on orders for each row"
                            + " when (new.total_amount > old.total_amount) execute function same()"),
            hangs(
                    "rule log on public.other",
                    "create table other (id int)",
                    "create rule log as on insert to other do also update orders set total_amount = 0"),
            hangs("sequence public.counter", "create sequence counter owned by orders.total_amount"));

    private static Odd migrates(String what, String... statements) {
        return new Odd(what, Draft.orders(), "", "", List.of(statements));
    }

    private static Odd refuses(String what, String check, String named, String... statements) {
        return new Odd(what, Draft.orders(), check, named, List.of(statements));
    }

    private static Odd hangs(String named, String... statements) {
        return new Odd(
                named,
                Draft.orders(),
                "old-column-dependents",
                named,
                Stream.concat(Stream.of(PLAIN), Stream.of(statements)).toList());
    }

    /** A table and what must become of it; an empty check means that it migrates. */
    record Odd(String what, Draft draft, String check, String named, List<String> statements) {
        @Override
        public String toString() {
            return what;
        }
    }
}
