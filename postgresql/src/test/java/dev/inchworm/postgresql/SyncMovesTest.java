// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static dev.inchworm.core.plan.SyncState.GUARD;
import static dev.inchworm.core.plan.SyncState.NEW_WINS;
import static dev.inchworm.core.plan.SyncState.OFF;
import static dev.inchworm.core.plan.SyncState.OLD_WINS;
import static dev.inchworm.core.plan.SyncState.QUARANTINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.plan.Ddl;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The moves between the states of a sync, there and back, and how they are known. */
class SyncMovesTest {

    private Synced orders;

    @BeforeEach
    void both_sides_are_there_and_the_sync_is_on() throws SQLException {
        orders = Synced.orders();
    }

    @AfterEach
    void away() {
        orders.close();
    }

    @Test
    void every_move_is_made_and_taken_back_and_its_probe_knows_both() throws SQLException {
        orders.move(NEW_WINS, GUARD, QUARANTINE, GUARD, NEW_WINS, OLD_WINS);
        orders.undo(OFF, OLD_WINS);

        assertThat(orders.ask("select count(*) from pg_proc where pronamespace = 'inchworm'::regnamespace"
                        + " and proname like 'sync%'"))
                .isEqualTo("0");
        assertThat(orders.ask("select count(*) from pg_trigger where tgrelid = 'orders'::regclass"))
                .isEqualTo("0");
    }

    @Test
    void authority_is_switched_without_a_lock_on_the_table() {
        assertThat(orders.ddl(OLD_WINS, NEW_WINS).lock()).isEqualTo(LockClass.NONE);
        assertThat(orders.ddl(OLD_WINS, NEW_WINS).backLock()).isEqualTo(LockClass.NONE);
        assertThat(orders.ddl(OFF, OLD_WINS).lock()).isEqualTo(LockClass.WRITES);
        assertThat(orders.ddl(GUARD, QUARANTINE).lock()).isEqualTo(LockClass.STRONG);
    }

    @Test
    void a_probe_tells_a_function_that_somebody_changed() throws SQLException {
        Ddl ddl = orders.ddl(OFF, OLD_WINS);
        orders.desk.with("create or replace function inchworm.sync_test_" + Names.hash("test")
                + "() returns trigger language plpgsql as 'begin return new; end'");

        assertThat(orders.desk.ask(ddl.probe())).startsWith("differs: ").contains("function");
        assertThat(orders.watch()).contains("is missing or not that of OLD_WINS");
    }

    @Test
    void a_guarded_write_of_old_is_carried_over_and_recorded_with_its_key() throws SQLException {
        orders.move(NEW_WINS, GUARD).app("insert into orders (id, total_amount) values (1, 5)");

        orders.app("update orders set total_amount = 6 where id = 1");

        assertThat(orders.order(1)).isEqualTo("6|6|USD");
        assertThat(orders.recorded("guard")).containsExactly("app|1|2");
    }

    @Test
    void a_guard_finds_writers_of_both_sides_too() throws SQLException {
        orders.move(NEW_WINS, GUARD).app("insert into orders values (1, 5, null, null, 5, 'EUR')");

        assertThat(orders.recorded("guard")).containsExactly("app|1|1");
    }

    @Test
    void a_guard_does_not_take_a_new_writer_for_an_old_one() throws SQLException {
        orders.move(NEW_WINS, GUARD).app("insert into orders (id, total_amount_minor, currency) values (1, 5, 'EUR')");

        orders.app("update orders set total_amount_minor = 6 where id = 1");

        assertThat(orders.order(1)).isEqualTo("6|6|EUR");
        assertThat(orders.recorded("guard")).isEmpty();
    }

    @Test
    void quarantined_columns_are_still_filled_and_come_back_with_every_value() throws SQLException {
        orders.move(NEW_WINS, GUARD, QUARANTINE)
                .app("insert into orders (id, total_amount_minor, currency) values (1, 5, 'EUR')");

        assertThat(orders.ask("select count(*) from pg_attribute where attrelid = 'orders'::regclass"
                        + " and attname = 'total_amount'"))
                .isEqualTo("0");
        orders.move(GUARD);

        assertThat(orders.order(1)).isEqualTo("5|5|EUR");
    }

    @Test
    void a_write_by_position_into_a_hidden_column_is_recorded() throws SQLException {
        orders.move(NEW_WINS, GUARD, QUARANTINE).app("insert into orders values (1, 5, 'positional', null)");

        assertThat(orders.recorded("guard")).containsExactly("app|1|1");
    }

    @Test
    void the_drop_takes_columns_and_sync_together_and_its_way_back_brings_both() throws SQLException {
        orders.desk.with("comment on column orders.total_amount is 'cents'");
        Synced again = Synced.on(Draft.orders(), Synced.ORDERS, "comment on column orders.total_amount is 'cents'");
        try (again) {
            again.move(NEW_WINS, GUARD, QUARANTINE);
            again.desk.with("alter table orders alter column " + new SyncNames(again.target).hidden("total_amount")
                    + " drop not null");
            again.app("insert into orders (id, total_amount_minor, currency) values (1, 5, 'EUR')");

            again.move(OFF);
            assertThat(again.ask("select * from orders")).isEqualTo("1|null|null|5|EUR");
            again.undo(QUARANTINE, OFF).move(GUARD);

            assertThat(again.order(1)).isEqualTo("null|5|EUR");
            assertThat(again.ask("select col_description('orders'::regclass, attnum) from pg_attribute"
                            + " where attrelid = 'orders'::regclass and attname = 'total_amount'"))
                    .isEqualTo("cents");
        }
    }

    @Test
    void columns_that_are_kept_lose_only_their_sync() throws SQLException {
        orders.move(NEW_WINS, GUARD, OFF).app("insert into orders (id, total_amount) values (1, 5)");

        assertThat(orders.order(1)).isEqualTo("5|null|null");
    }

    @Test
    void the_proof_fires_on_a_row_without_a_new_side_only() throws SQLException {
        try (Synced rows = Synced.on(
                Draft.orders(),
                Synced.ORDERS,
                "insert into orders (id, total_amount) select g, g from generate_series(1, 9) g")) {
            assertThat(rows.fires()).isEqualTo("fires");
            assertThat(rows.order(1)).isEqualTo("1|null|null");
            rows.desk.with("alter table orders disable trigger user");
            assertThat(rows.fires()).isEqualTo("silent");
            assertThat(rows.watch()).contains("missing, disabled or changed");
            rows.desk.with("update orders set total_amount_minor = total_amount, currency = 'USD'");
            assertThat(rows.fires()).isEqualTo("empty");
        }
    }

    @Test
    void a_trigger_added_later_is_told_by_the_watch() throws SQLException {
        assertThat(orders.watch()).isEqualTo("intact");
        orders.desk.with(
                "create function meddle() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger aa before update on orders for each row execute function meddle()");
        assertThat(orders.watch()).isEqualTo("intact");

        orders.desk.with("create trigger zzz before update on orders for each row execute function meddle()");

        assertThat(orders.watch()).isEqualTo("the trigger zzz runs after the sync");
    }

    @Test
    void a_sync_whose_records_not_everybody_may_write_is_told_by_the_watch() throws SQLException {
        orders.desk.with("revoke execute on function inchworm.record(text, text, text, bigint, text) from public");

        assertThat(orders.watch()).isEqualTo("not everybody may call inchworm.record, so that writes go unseen");
    }

    @Test
    void a_sync_that_was_disabled_or_made_ordinary_is_told_by_the_watch() throws SQLException {
        String name = new SyncNames(orders.target).trigger();
        orders.desk.with("alter table orders enable trigger " + name);

        assertThat(orders.watch()).isEqualTo("the trigger " + name + " is missing, disabled or changed");
    }
}
