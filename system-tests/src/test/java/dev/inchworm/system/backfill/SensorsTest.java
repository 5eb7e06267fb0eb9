// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.sensor.Figures;
import dev.inchworm.engine.sensor.Instance;
import dev.inchworm.engine.sensor.Reading;
import dev.inchworm.engine.sensor.Tally;
import dev.inchworm.engine.sensor.Tally.Kind;
import dev.inchworm.engine.sensor.Window;
import dev.inchworm.engine.session.Session;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SensorsTest {

    @Test
    void what_instances_report_is_read_as_windows_between_two_readings() throws SQLException {
        Orders orders = new Orders(1);
        Figures figures = new Figures(Orders.dialect(), Orders.MIGRATION);
        try (Session session = orders.session()) {
            report(
                    orders,
                    "a",
                    "{\"reads_new\": 10, \"uses_old\": false, \"uses_new\": true, \"writes_us\": {\"40\": 3}}");
            Reading earlier = session.inTransaction(Timeouts.SHORT, figures::read);
            report(
                    orders,
                    "a",
                    "{\"reads_new\": 25, \"uses_old\": false, \"uses_new\": true, \"writes_us\": {\"40\": 8}}");
            report(orders, "b", "{\"reads_new\": 5}");

            Reading later = session.inTransaction(Timeouts.SHORT, figures::read);

            Window window = later.since(earlier);
            assertThat(window.readsNew()).isEqualTo(20);
            assertThat(window.writeSamples()).isEqualTo(5);
            assertThat(later.usersOfOld())
                    .extracting(Instance::name)
                    .as("b did not say")
                    .containsExactly("b");
            assertThat(later.behind(3)).hasSize(2);
        }
    }

    @Test
    void an_instance_is_gone_only_after_a_goodbye_or_a_long_silence() throws SQLException {
        Orders orders = new Orders(1);
        Figures figures = new Figures(Orders.dialect(), Orders.MIGRATION);
        for (String instance : new String[] {"fresh", "silent", "lost", "gone"}) {
            report(orders, instance, "{\"gone\": %s}".formatted(instance.equals("gone")));
        }
        orders.run(
                "update inchworm.figure set reported_at = clock_timestamp() - interval '10 s' where instance = 'silent'");
        orders.run(
                "update inchworm.figure set reported_at = clock_timestamp() - interval '31 s' where instance = 'lost'");

        try (Session session = orders.session()) {
            Reading reading = session.inTransaction(Timeouts.SHORT, figures::read);

            assertThat(reading.present()).extracting(Instance::name).containsExactly("fresh", "silent");
            assertThat(reading.silent()).extracting(Instance::name).containsExactly("silent");
        }
    }

    @Test
    void figures_that_cannot_be_understood_are_an_error() throws SQLException {
        Orders orders = new Orders(1);
        Figures figures = new Figures(Orders.dialect(), Orders.MIGRATION);
        report(orders, "a", "[1, 2]");

        try (Session session = orders.session()) {
            assertThatThrownBy(() -> session.inTransaction(Timeouts.SHORT, figures::read))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("instance a");
        }
    }

    @Test
    void counts_of_the_sync_are_told_by_application_and_role_and_pruned_in_bounds() throws SQLException {
        Orders orders = new Orders(1);
        Tally tally = new Tally(Orders.MIGRATION);
        orders.run("insert into inchworm.tally (migration, kind, application, role, writes, at)"
                + " select 'orders-total', 'old_writer', case when i % 4 = 0 then 'shop' else 'report' end, 'app', 2,"
                + " timestamptz '2026-01-01 00:00:00+00' + i * interval '1 minute' from generate_series(1, 100) i");
        Instant since = Instant.parse("2026-01-01T00:50:30Z");

        try (Session session = orders.session()) {
            session.inTransaction(Timeouts.SHORT, transaction -> {
                assertThat(tally.since(transaction, Kind.OLD_WRITER, since))
                        .extracting(Tally.Writers::application, Tally.Writers::writes)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("report", 74L),
                                org.assertj.core.groups.Tuple.tuple("shop", 26L));
                assertThat(tally.total(transaction, Kind.OLD_WRITER, since)).isEqualTo(100);
                assertThat(tally.total(transaction, Kind.ENFORCE, since)).isZero();
                assertThat(tally.lastAt(transaction, Kind.OLD_WRITER)).contains(Instant.parse("2026-01-01T01:40:00Z"));
                assertThat(tally.prune(transaction, Kind.OLD_WRITER, since, 20)).isEqualTo(20);
                assertThat(tally.prune(transaction, Kind.OLD_WRITER, since, 1_000))
                        .isEqualTo(30);
                return transaction;
            });
        }
        assertThat(orders.number("select count(*) from inchworm.tally")).isEqualTo(50);
    }

    private static void report(Orders orders, String instance, String figures) throws SQLException {
        orders.run("select inchworm.report('orders-total', '%s', 'v2', 2, '%s')".formatted(instance, figures));
    }
}
