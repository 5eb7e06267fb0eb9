// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static dev.inchworm.core.plan.SyncState.NEW_WINS;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of a same-row sync, one by one, on the case of the order totals. */
class SyncRulesTest {

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
    void an_old_writers_insert_gets_a_new_side() {
        orders.app("insert into orders (id, total_amount) values (1, 1999)");

        assertThat(orders.order(1)).isEqualTo("1999|1999|USD");
    }

    @Test
    void a_new_writers_insert_gets_an_old_side() {
        orders.app("insert into orders (id, total_amount_minor, currency) values (1, 1999, 'EUR')");

        assertThat(orders.order(1)).isEqualTo("1999|1999|EUR");
    }

    @Test
    void a_default_of_the_old_side_is_not_mistaken_for_a_value() {
        orders.app("insert into orders (id, total_amount, total_amount_minor, currency) values (1, default, 7, 'EUR')");

        assertThat(orders.order(1)).isEqualTo("7|7|EUR");
        assertThat(orders.writes("divergence")).isZero();
    }

    @Test
    void an_insert_of_neither_side_follows_from_the_old_default() {
        orders.app("insert into orders (id, note) values (1, 'empty')");

        assertThat(orders.order(1)).isEqualTo("0|0|USD");
    }

    @Test
    void a_new_writers_insert_without_a_fill_gets_it_filled() {
        orders.app("insert into orders (id, total_amount_minor) values (1, 12)");

        assertThat(orders.order(1)).isEqualTo("12|12|USD");
    }

    @Test
    void euros_stay_euros_when_an_old_writer_updates_the_total() {
        orders.app("insert into orders (id, total_amount_minor, currency) values (1, 1999, 'EUR')");

        orders.app("update orders set total_amount = 2500 where id = 1");

        assertThat(orders.order(1)).isEqualTo("2500|2500|EUR");
    }

    @Test
    void a_new_writers_update_reaches_the_old_side() {
        orders.app("insert into orders (id, total_amount) values (1, 5)");

        orders.app("update orders set total_amount_minor = 6, currency = 'EUR' where id = 1");

        assertThat(orders.order(1)).isEqualTo("6|6|EUR");
    }

    @Test
    void dual_writers_that_agree_are_left_alone_and_not_counted() {
        orders.app(
                "insert into orders values (1, 5, null, null, 5, 'EUR')",
                "update orders set total_amount = 6, total_amount_minor = 6, currency = 'USD' where id = 1");

        assertThat(orders.order(1)).isEqualTo("6|6|USD");
        assertThat(orders.ask("select count(*) from inchworm.tally")).isEqualTo("0");
    }

    @Test
    void where_dual_writers_disagree_old_wins_first_and_the_row_is_recorded() {
        orders.app("insert into orders (id, total_amount) values (1, 5)");

        orders.app("update orders set total_amount = 6, total_amount_minor = 7, currency = 'EUR' where id = 1");

        assertThat(orders.order(1)).isEqualTo("6|6|EUR");
        assertThat(orders.recorded("divergence")).containsExactly("app|1|1");
    }

    @Test
    void where_dual_writers_disagree_new_wins_after_the_switch() throws SQLException {
        orders.move(NEW_WINS).app("insert into orders (id, total_amount) values (1, 5)");

        orders.app("update orders set total_amount = 6, total_amount_minor = 7 where id = 1");

        assertThat(orders.order(1)).isEqualTo("7|7|USD");
        assertThat(orders.recorded("divergence")).containsExactly("app|1|1");
    }

    @Test
    void an_insert_whose_sides_disagree_goes_by_authority_both_ways() throws SQLException {
        orders.app("insert into orders (id, total_amount, total_amount_minor, currency) values (1, 5, 6, 'EUR')");
        orders.move(NEW_WINS)
                .app("insert into orders (id, total_amount, total_amount_minor, currency) values (2, 5, 6, 'EUR')");

        assertThat(orders.order(1)).isEqualTo("5|5|EUR");
        assertThat(orders.order(2)).isEqualTo("6|6|EUR");
        assertThat(orders.recorded("divergence")).containsExactly("app|1|1", "app|2|1");
    }

    @Test
    void a_dual_writer_that_only_lacks_the_fill_does_not_diverge() {
        orders.app("insert into orders (id, total_amount, total_amount_minor) values (1, 5, 5)");

        assertThat(orders.order(1)).isEqualTo("5|5|USD");
        assertThat(orders.writes("divergence")).isZero();
    }

    @Test
    void an_old_writers_update_of_a_row_not_yet_filled_fills_it() {
        notFilled(1, 100);

        orders.app("update orders set total_amount = 150 where id = 1");

        assertThat(orders.order(1)).isEqualTo("150|150|USD");
    }

    @Test
    void a_new_writers_update_of_a_row_not_yet_filled_fills_the_rest_from_old() {
        notFilled(1, 100);

        orders.app("update orders set currency = 'EUR' where id = 1");

        assertThat(orders.order(1)).isEqualTo("100|100|EUR");
    }

    @Test
    void an_unrelated_update_of_a_row_not_yet_filled_fills_it() {
        notFilled(1, 100);

        orders.app("update orders set note = 'seen' where id = 1");

        assertThat(orders.order(1)).isEqualTo("100|100|USD");
        assertThat(orders.writes("old_writer")).isZero();
    }

    @Test
    void an_unrelated_update_leaves_a_differing_row_to_parity() {
        notFilled(1, 100);
        quietly("update orders set total_amount_minor = 101, currency = 'USD' where id = 1");

        orders.app("update orders set note = 'seen' where id = 1");

        assertThat(orders.order(1)).isEqualTo("100|101|USD");
    }

    @Test
    void a_null_that_a_new_writer_writes_over_a_fill_is_not_filled_again() {
        orders.app("insert into orders (id, total_amount) values (1, 5)");

        orders.app("update orders set currency = null where id = 1");

        assertThat(orders.order(1)).isEqualTo("5|5|null");
    }

    @Test
    void a_rolled_back_write_leaves_no_trace() {
        orders.app("begin; insert into orders (id, total_amount) values (1, 5); rollback");

        assertThat(orders.order(1)).isEqualTo("none");
        assertThat(orders.ask("select count(*) from inchworm.tally")).isEqualTo("0");
    }

    private void notFilled(long id, int total) {
        quietly("insert into orders (id, total_amount) values (" + id + ", " + total + ")");
    }

    /** Writes past the sync, as rows from before it were written. */
    private void quietly(String statement) {
        orders.database.runAs(
                "postgres",
                "begin; alter table orders disable trigger all; " + statement
                        + "; alter table orders enable always trigger zz_inchworm_" + Names.hash("test")
                        + "_sync; commit");
    }
}
