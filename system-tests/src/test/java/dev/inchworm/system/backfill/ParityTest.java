// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.plan.Step.Purpose;
import dev.inchworm.engine.backfill.Backfill;
import dev.inchworm.engine.parity.Parity;
import dev.inchworm.engine.parity.ParityJob;
import dev.inchworm.engine.parity.ParityResult;
import dev.inchworm.engine.parity.ParityResult.Verdict;
import dev.inchworm.engine.parity.Sampling;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.engine.throttle.Throttle;
import dev.inchworm.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ParityTest {

    @Test
    void equal_sides_are_clean_and_every_row_was_judged() throws SQLException {
        Orders orders = copied(12_000);

        ParityResult result = pass(orders, Purpose.PARITY, false);

        assertThat(result.verdict()).as(result.why()).isEqualTo(Verdict.CLEAN);
        assertThat(result.rows()).isEqualTo(12_000);
        assertThat(result.chunks()).isGreaterThan(1);
    }

    @Test
    void an_empty_table_is_clean() throws SQLException {
        Orders orders = new Orders(0);

        ParityResult result = pass(orders, Purpose.PARITY, false);

        assertThat(result.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(result.chunks()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total_amount_minor = total_amount_minor + 1",
                "total_amount_minor = null",
                "currency = null",
                "total_amount = 0",
            })
    void planted_corruption_is_found_at_either_end_and_between(String corruption) throws SQLException {
        Orders orders = copied(5_000);
        plant(orders, corruption + " where id in (10, 10000, 10010, 24320, 50000)");

        ParityResult result = pass(orders, Purpose.PARITY, true);

        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.differing()).isEqualTo(5);
        assertThat(result.listed())
                .extracting(row -> row.key())
                .containsExactly("10", "10000", "10010", "24320", "50000");
    }

    @Test
    void a_broken_invariant_is_counted_apart() throws SQLException {
        Orders orders = copied(2_000);
        plant(orders, "total_amount = -1, total_amount_minor = -1 where id <= 30");

        ParityResult result = pass(orders, Purpose.PARITY, false);

        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.broken()).isEqualTo(3);
        assertThat(result.differing()).isZero();
    }

    @Test
    void listed_rows_are_bounded_and_show_no_values_unless_asked() throws SQLException {
        Orders orders = copied(2_000);
        plant(orders, "total_amount_minor = 4711");

        ParityResult result = pass(orders, Purpose.PARITY, false);

        assertThat(result.listed()).hasSize(ParityResult.LISTED_MAX).allSatisfy(row -> {
            assertThat(row.key()).startsWith("sha256:");
            assertThat(row.oldSide()).isEqualTo("total_amount");
            assertThat(row.newSide()).isEqualTo("total_amount_minor, currency");
        });
        assertThat(result.differing()).isEqualTo(2_000);
    }

    @Test
    void a_halt_is_inconclusive() throws SQLException {
        Orders orders = copied(1_000);

        ParityResult result = new Parity(orders.parityJob(Purpose.PARITY, false, () -> Optional.of("a test"))).run();

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.why()).contains("a test");
    }

    @Test
    void any_error_is_inconclusive() throws SQLException {
        Orders orders = copied(1_000);
        orders.run("alter table orders rename column currency to other");

        ParityResult result = pass(orders, Purpose.PARITY, false);

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.why()).contains("42703");
    }

    @Test
    void a_connection_lost_in_the_middle_is_inconclusive() throws SQLException {
        Orders orders = copied(8_000);
        AtomicInteger statements = new AtomicInteger();
        Dialect cut = Wrapped.dialect(
                Orders.dialect(),
                opened -> Wrapped.connection(opened, () -> {
                    if (statements.incrementAndGet() == 9) {
                        close(opened);
                    }
                }));
        ParityJob plain = orders.parityJob(Purpose.PARITY, false, Optional::empty);

        ParityResult result = new Parity(new ParityJob(
                        () -> new Session(cut, orders.endpoint(), "inchworm-cut"),
                        plain.plan(),
                        plain.step(),
                        Throttle.none(),
                        Optional::empty,
                        Waiter.real(),
                        System::nanoTime,
                        false,
                        progress -> {}))
                .run();

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void hidden_rows_are_an_error_and_not_a_pass() throws SQLException {
        Orders orders = copied(1_000);
        orders.run("grant select on orders to app; alter table orders enable row level security;"
                + " create policy half on orders using (id < 5000)");
        ParityJob plain = orders.parityJob(Purpose.PARITY, false, Optional::empty);

        ParityResult result = new Parity(new ParityJob(
                        () -> orders.session(TestDatabases.APP),
                        plain.plan(),
                        plain.step(),
                        Throttle.none(),
                        Optional::empty,
                        Waiter.real(),
                        System::nanoTime,
                        false,
                        progress -> {}))
                .run();

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.why()).contains("42501");
    }

    @Test
    void a_dry_run_finds_the_rows_that_the_mapping_fails_on() throws SQLException {
        Orders orders = new Orders(3_000);
        orders.run("update orders set total_amount = 500 where id in (70, 12340)");

        ParityResult result = pass(orders, Purpose.DRY_RUN, true);

        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.differing()).isEqualTo(3);
        assertThat(result.listed()).extracting(row -> row.key()).containsExactly("70", "5000", "12340");
        assertThat(result.listed()).allMatch(row -> row.kind().equals("fails"));
        assertThat(result.rows()).isEqualTo(3_000);
    }

    @Test
    void a_dry_run_stops_where_a_mapping_fails_on_too_many_rows() throws SQLException {
        Orders orders = new Orders(3_000);
        orders.run("update orders set total_amount = 500");

        ParityResult result = pass(orders, Purpose.DRY_RUN, false);

        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.differing()).isEqualTo(ParityResult.LISTED_MAX);
        assertThat(result.why()).contains("stopped after");
    }

    @Test
    void a_sample_finds_drift_in_time() throws SQLException {
        Orders orders = copied(6_000);
        ParityJob job = orders.parityJob(Purpose.PARITY, false, Optional::empty);
        try (Session session = orders.session()) {
            Sampling sampling = new Sampling(job, session, List.of(), new Random(3));
            assertThat(sampling.sample(500).verdict()).isEqualTo(Verdict.CLEAN);
            plant(orders, "total_amount_minor = 1 where id % 100 = 0");

            assertThat(sampling.sample(500).verdict()).isEqualTo(Verdict.DIFFERENT);
        }
    }

    @Test
    void samples_one_after_the_other_judge_every_row_and_begin_again() throws SQLException {
        Orders orders = copied(1_000);
        ParityJob job = orders.parityJob(Purpose.PARITY, false, Optional::empty);
        try (Session session = orders.session()) {
            Sampling sampling = new Sampling(job, session, List.of(), new Random(3));
            plant(orders, "total_amount_minor = -1 where id in (select id from orders order by id offset 700 limit 1)");

            for (int round = 0; round < 2; round++) {
                assertThat(sampling.next(400).verdict()).isEqualTo(Verdict.CLEAN);
                assertThat(sampling.next(400).differing()).isEqualTo(1);
                assertThat(sampling.next(400).rows()).isEqualTo(200);
            }
        }
    }

    private static Orders copied(int rows) throws SQLException {
        Orders orders = new Orders(rows);
        new Backfill(orders.job()).run();
        return orders;
    }

    private static void plant(Orders orders, String corruption) throws SQLException {
        orders.run("alter table orders disable trigger sync; update orders set " + corruption
                + "; alter table orders enable always trigger sync");
    }

    private static ParityResult pass(Orders orders, Purpose purpose, boolean showsValues) {
        return new Parity(orders.parityJob(purpose, showsValues, Optional::empty)).run();
    }

    private static void close(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
