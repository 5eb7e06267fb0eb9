// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.change.Migration;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.rehearsal.rows.RowMaker;
import dev.inchworm.system.fixture.Orders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that are made up satisfy what the schema says. */
class RowMakerTest {

    private static final String ODD = """
            create type state as enum ('new', 'paid', 'sent');
            create domain positive as integer check (value > 40 and value < 90);
            create domain postcode as text check (value ~ '^[0-9]{3}$');
            create table regions (code char(3), year smallint, name varchar(9) unique, primary key (code, year));
            create table customers (id integer generated always as identity primary key, email text not null unique,
              region char(3) not null, year smallint not null, foreign key (region, year) references regions,
              boss integer references customers);
            create table orders (
              id bigserial primary key, customer_id integer not null references customers,
              total_amount integer not null default 0, status state not null, tag text check (tag in ('a', 'b''c')),
              amount positive not null, zip postcode not null, starts date not null, ends date not null, notes text[],
              states state[] not null, doc jsonb not null, ip inet, span tstzrange, code varchar(5) not null unique,
              double_amount integer generated always as (amount * 2) stored, flag boolean, share numeric(4, 3),
              one_to_one integer unique references customers, ref uuid not null default gen_random_uuid(),
              bits bit(7) not null, at timestamptz not null default now(),
              check (starts < ends), check (double_amount between 100 and 170), check (char_length(code) = 5),
              check (share >= 0.5 and share < 0.75), check (status <> 'sent' or flag is true));
            create unique index on orders (customer_id, lower(zip), starts);
            """;

    @Test
    void an_odd_schema_is_filled_and_the_first_rows_are_the_examples() throws Exception {
        try (Stage stage = Stage.empty(ODD)) {
            List<Migration.Example> examples = List.of(
                    new Migration.Example(Map.of("total_amount", "1999"), Map.of(), 1),
                    new Migration.Example(Map.of("total_amount", "0"), Map.of(), 2));

            RowMaker.Made made = RowMaker.make(stage.trial(), stage.plan(Orders.migration()), examples, 500);

            assertThat(made.notes()).isEmpty();
            assertThat(made.rows()).isEqualTo(500);
            assertThat(stage.ask("select count(distinct status) from orders")).isEqualTo("3");
            assertThat(stage.ask("select count(*) > 3 from orders where tag is null"))
                    .isEqualTo("t");
            assertThat(stage.ask("select count(distinct customer_id) > 10 from orders"))
                    .isEqualTo("t");
            assertThat(stage.ask("select count(*) from orders where total_amount in (0, 1999)"))
                    .isNotEqualTo("0");
        }
    }

    @Test
    void a_check_that_no_candidate_satisfies_is_named_and_asks_for_a_sample() {
        String schema = Stage.SCHEMA + "alter table orders add magic text not null, add constraint magic_word"
                + " check (md5(magic) = 'd41d8cd98f00b204e9800998ecf8427f' || magic)";
        try (Stage stage = Stage.empty(schema)) {
            assertThatThrownBy(() -> RowMaker.make(stage.trial(), stage.plan(Orders.migration()), List.of(), 100))
                    .isInstanceOfSatisfying(
                            InchwormException.class,
                            told -> assertThat(told.code()).isEqualTo(ErrorCode.ROWS_NOT_MADE))
                    .hasMessageContaining("check magic_word (")
                    .hasMessageContaining("--sample");
        }
    }

    @Test
    void rows_that_the_mapping_does_not_carry_are_left_out_and_said() throws Exception {
        String schema = "create table orders (id bigint primary key, total_amount text not null)";
        try (Stage stage = Stage.empty(schema)) {
            Migration migration = Stage.withUp("total_amount::bigint", "total_amount_minor::text");

            RowMaker.Made made = RowMaker.make(stage.trial(), stage.plan(migration), List.of(), 300);

            assertThat(made.rows()).isBetween(10L, 299L);
            assertThat(made.notes()).singleElement().asString().contains("are not carried by the mapping");
            assertThat(stage.rehearse(migration, plan -> plan).problems()).isEmpty();
        }
    }
}
