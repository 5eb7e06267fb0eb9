// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sync records of who wrote what, and that recording never hurts anybody. */
class SyncRecordingTest {

    private Synced orders;

    @BeforeEach
    void both_sides_are_there_and_the_sync_is_on() throws SQLException {
        orders = Synced.on(
                Draft.orders()
                        .notNull("total_amount_minor")
                        .notNull("currency")
                        .check("currency_known", "currency in ('USD', 'EUR')"),
                Synced.ORDERS.replace("not null default 0", ""));
    }

    @AfterEach
    void away() {
        orders.close();
    }

    @Test
    void an_old_writer_is_recorded_by_application_and_role() {
        orders.app("set application_name = 'checkout-v1'; insert into orders (id, total_amount) values (1, 5)");

        assertThat(orders.database.rows("select kind, application, role, writes from inchworm.tally"))
                .containsExactly("old_writer|checkout-v1|app|1");
    }

    @Test
    void a_new_writer_is_recorded_apart() {
        orders.app("set application_name = 'checkout-v3';"
                + " insert into orders (id, total_amount_minor, currency) values (1, 5, 'EUR')");

        assertThat(orders.database.rows("select kind, application, role, writes from inchworm.tally"))
                .containsExactly("new_writer|checkout-v3|app|1");
    }

    @Test
    void writes_of_a_second_make_one_record_and_the_next_one_carries_their_number() throws SQLException {
        try (Connection app = orders.database.app();
                Statement statement = app.createStatement()) {
            statement.execute("insert into orders (id, total_amount) select g, g from generate_series(1, 500) g");
            for (int id = 501; id <= 510; id++) {
                statement.execute("insert into orders (id, total_amount) values (" + id + ", 5)");
            }
            assertThat(Long.parseLong(orders.ask("select count(*) from inchworm.tally")))
                    .isBetween(1L, 3L);

            statement.execute("select pg_sleep(1.1)");
            statement.execute("insert into orders (id, total_amount) values (511, 5)");
        }

        assertThat(orders.writes("old_writer")).isEqualTo(12);
    }

    @Test
    void roles_that_share_a_session_are_told_apart() {
        orders.database.runAs(
                "postgres",
                "create role reports",
                "grant usage on schema public to reports",
                "grant all on orders to reports",
                "set role app; insert into orders (id, total_amount) values (1, 5); set role reports;"
                        + " insert into orders (id, total_amount) values (2, 5)");

        assertThat(orders.recorded("old_writer")).containsExactlyInAnyOrder("app|null|1", "reports|null|1");
        orders.database.runAs("postgres", "drop owned by reports", "drop role reports");
    }

    @Test
    void writes_that_enforcement_would_fail_are_counted_old_and_new() {
        orders.app("insert into orders (id, total_amount) values (1, null)");
        orders.app("insert into orders (id, total_amount_minor, currency) values (2, 5, 'GBP')");
        orders.app("insert into orders (id, total_amount_minor, currency) values (3, 5, 'EUR')");

        assertThat(orders.writes("enforce")).isEqualTo(2);
        assertThat(orders.order(2)).isEqualTo("5|5|GBP");
    }

    @Test
    void a_write_that_enforcement_would_fail_is_counted_though_both_sides_are_the_same() {
        orders.app("insert into orders values (1, 5, null, null, 5, 'GBP')");

        assertThat(orders.writes("enforce")).isEqualTo(1);
        assertThat(orders.order(1)).isEqualTo("5|5|GBP");
    }

    @Test
    void a_journal_that_cannot_be_written_does_not_fail_a_write() {
        orders.desk.with("drop function inchworm.record(text, text, text, bigint, text)");

        orders.app(
                "insert into orders (id, total_amount) values (1, 5)",
                "update orders set total_amount = 6, total_amount_minor = 7, currency = 'EUR'");

        assertThat(orders.order(1)).isEqualTo("6|6|EUR");
    }

    @Test
    void an_application_that_resets_its_session_or_plays_with_our_variables_writes_all_the_same() {
        String mine = "inchworm.o_" + Names.hash("test");
        orders.app(
                "insert into orders (id, total_amount) values (1, 5)",
                "discard all",
                "insert into orders (id, total_amount) values (2, 5)",
                "reset all",
                "begin;"
                        + " insert into orders (id, total_amount) values (3, 5); set " + mine + " = 'x';"
                        + " insert into orders (id, total_amount) values (4, 5); commit",
                "begin; insert into orders (id, total_amount) values (5, 5); rollback",
                "insert into orders (id, total_amount) values (6, 5)");

        assertThat(orders.ask("select count(*) from orders where total_amount_minor = 5"))
                .isEqualTo("5");
        assertThat(orders.writes("old_writer")).isBetween(3L, 5L);
    }

    @Test
    void an_application_needs_no_right_in_our_schema() {
        assertThat(orders.ask("select has_table_privilege('app', 'inchworm.tally', 'select, insert, update, delete')"))
                .isEqualTo("f");

        orders.app("insert into orders (id, total_amount) values (1, 5)");

        assertThat(orders.writes("old_writer")).isEqualTo(1);
    }
}
