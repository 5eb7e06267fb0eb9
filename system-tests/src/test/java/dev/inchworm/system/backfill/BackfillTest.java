// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.engine.backfill.Backfill;
import dev.inchworm.engine.backfill.BackfillJob;
import dev.inchworm.engine.backfill.BackfillProgress;
import dev.inchworm.engine.backfill.BackfillResult;
import dev.inchworm.engine.backfill.Segments;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.throttle.HaltFlag;
import dev.inchworm.engine.throttle.Throttle;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackfillTest {

    @Test
    void every_row_is_copied_and_looked_at_once() throws SQLException {
        Orders orders = new Orders(20_000);

        BackfillResult result = new Backfill(orders.job()).run();

        assertThat(result.isComplete()).isTrue();
        assertThat(result.rowsLookedAt()).isEqualTo(20_000);
        assertThat(result.rowsChanged()).isEqualTo(20_000);
        assertThat(orders.unequal()).isZero();
    }

    @Test
    void an_empty_table_is_done_at_once() throws SQLException {
        Orders orders = new Orders(0);

        BackfillResult result = new Backfill(orders.job()).run();

        assertThat(result.isComplete()).isTrue();
        assertThat(result.rowsLookedAt()).isZero();
    }

    @Test
    void a_second_run_finds_nothing_to_do() throws SQLException {
        Orders orders = new Orders(3_000);
        new Backfill(orders.job()).run();

        BackfillResult again = new Backfill(orders.job()).run();

        assertThat(again.isComplete()).isTrue();
        assertThat(again.chunks()).isZero();
    }

    @Test
    void a_new_sync_voids_every_checkpoint() throws SQLException {
        Orders orders = new Orders(3_000);
        new Backfill(orders.job()).run();
        orders.run(
                "alter table orders disable trigger sync;"
                        + " update orders set currency = null, total_amount_minor = null; alter table orders enable always trigger sync");

        BackfillResult again = new Backfill(orders.job(Orders.plan("total_amount"), 2, Orders.settings(2))).run();

        assertThat(again.rowsChanged()).isEqualTo(3_000);
        assertThat(orders.unequal()).isZero();
        assertThat(orders.number("select count(*) from inchworm.segment where sync_epoch <> 2"))
                .isZero();
    }

    @Test
    void a_changed_plan_voids_every_checkpoint() throws SQLException {
        Orders orders = new Orders(3_000);
        new Backfill(orders.job()).run();
        Plan other = Orders.plan("total_amount + 0");

        BackfillResult again = new Backfill(orders.job(other, 1, Orders.settings(2))).run();

        assertThat(again.chunks()).isPositive();
        assertThat(orders.number("select count(distinct plan_hash) from inchworm.segment"))
                .isEqualTo(1);
        assertThat(orders.number("select count(*) from inchworm.segment where plan_hash <> '" + other.hash() + "'"))
                .isZero();
    }

    @Test
    void two_processes_work_on_one_job() throws Exception {
        Orders orders = new Orders(60_000);
        CompletableFuture<BackfillResult> other = CompletableFuture.supplyAsync(() -> new Backfill(orders.job()).run());

        BackfillResult one = new Backfill(orders.job()).run();

        BackfillResult two = other.get();
        assertThat(List.of(one, two)).allMatch(BackfillResult::isComplete);
        assertThat(one.rowsChanged() + two.rowsChanged()).isEqualTo(60_000);
        assertThat(orders.unequal()).isZero();
    }

    @Test
    void a_fenced_off_engine_copies_nothing_more() throws SQLException {
        Orders orders = new Orders(5_000);
        orders.run("update inchworm.lease set fence = 8");

        InchwormException refused =
                catchThrowableOfType(InchwormException.class, () -> new Backfill(orders.job()).run());

        assertThat(refused.code()).isEqualTo(ErrorCode.FENCED_OFF);
        assertThat(orders.unequal()).isEqualTo(5_000);
    }

    @Test
    void a_halted_run_keeps_its_checkpoint_and_the_next_one_goes_on() throws SQLException {
        Orders orders = new Orders(30_000);
        HaltFlag halt = new HaltFlag();
        BackfillJob slow = orders.job(Orders.plan("total_amount"), 1, limited(20_000));

        BackfillResult halted = new Backfill(Orders.watched(slow, Throttle.none(), halt, progress -> {
                    if (progress.rowsDone() > 0) {
                        halt.pull("a test");
                    }
                }))
                .run();
        BackfillResult rest = new Backfill(orders.job()).run();

        assertThat(halted.haltedBy()).contains("a test");
        assertThat(halted.rowsChanged()).isBetween(1L, 29_999L);
        assertThat(rest.isComplete()).isTrue();
        assertThat(halted.rowsChanged() + rest.rowsChanged()).isEqualTo(30_000);
    }

    @Test
    void a_throttle_that_fails_holds_everything() throws SQLException {
        Orders orders = new Orders(1_000);
        HaltFlag halt = new HaltFlag();
        List<BackfillProgress> seen = new ArrayList<>();
        Throttle broken = () -> {
            throw new IllegalStateException("the sensor is gone");
        };

        BackfillResult result = new Backfill(Orders.watched(orders.job(), broken, halt, progress -> {
                    seen.add(progress);
                    if (seen.size() == 4) {
                        halt.pull("a test");
                    }
                }))
                .run();

        assertThat(result.rowsChanged()).isZero();
        assertThat(result.held()).isGreaterThan(Duration.ofMillis(300));
        assertThat(seen)
                .last()
                .satisfies(progress ->
                        assertThat(progress.heldBy()).contains("load cannot be measured: the sensor is gone"));
    }

    @Test
    void rows_per_second_are_bounded() throws SQLException {
        Orders orders = new Orders(3_000);
        long began = System.nanoTime();

        new Backfill(orders.job(Orders.plan("total_amount"), 1, limited(2_000))).run();

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(700), Duration.ofSeconds(6));
    }

    @Test
    void a_row_that_the_mapping_fails_on_is_found_and_never_skipped() throws SQLException {
        Orders orders = new Orders(5_000);
        Plan failing = Orders.plan("1000 / (total_amount - 3177)");

        InchwormException refused = catchThrowableOfType(
                InchwormException.class, () -> new Backfill(orders.job(failing, 1, Orders.settings(1))).run());

        assertThat(refused.code()).isEqualTo(ErrorCode.CHUNK_NOT_APPLIED);
        assertThat(refused).hasMessageContaining("division by zero").hasMessageContaining("key hash");
        long segment = orders.number("select no from inchworm.segment where not is_done order by no limit 1");
        assertThat(orders.number(
                        "select (reached_key::jsonb ->> 0)::bigint from inchworm.segment where no = " + segment))
                .isEqualTo(31_760);
    }

    @Test
    void user_triggers_sleep_while_rows_are_copied_if_that_is_declared() throws SQLException {
        Orders orders = new Orders(500);
        orders.run("create function wake() returns trigger language plpgsql as"
                + " $$ begin perform nextval('public.woken'); return new; end $$; create sequence woken;"
                + " create trigger woken before update on orders for each row execute function wake()");
        Settings.Backfill plain = Orders.settings(1);
        Settings.Backfill asleep = new Settings.Backfill(
                plain.chunkTime(),
                1,
                plain.replicaLagMax(),
                Optional.empty(),
                Settings.UserTriggers.SKIP,
                plain.deadRowsMax(),
                plain.lockWaitersMax());
        orders.database()
                .runAs(PostgresqlServer.SUPERUSER, "grant set on parameter session_replication_role to migrator");

        new Backfill(orders.job(Orders.plan("total_amount"), 1, asleep)).run();

        assertThat(orders.unequal()).isZero();
        assertThat(orders.number("select count(*) from woken where is_called")).isZero();
    }

    @Test
    void progress_tells_rows_rate_and_what_is_left() throws SQLException {
        Orders orders = new Orders(10_000);
        List<BackfillProgress> seen = new CopyOnWriteArrayList<>();

        new Backfill(Orders.watched(
                        orders.job(Orders.plan("total_amount"), 1, limited(8_000)),
                        Throttle.none(),
                        Optional::empty,
                        seen::add))
                .run();

        assertThat(seen).anySatisfy(progress -> {
            assertThat(progress.rowsPerSecond()).isPositive();
            assertThat(progress.remaining()).isPresent();
            assertThat(progress.rowsDone()).isBetween(1L, 9_999L);
        });
        assertThat(seen).last().satisfies(progress -> {
            assertThat(progress.rowsDone()).isEqualTo(10_000);
            assertThat(progress.segmentsDone()).isEqualTo(progress.segments());
        });
    }

    @Test
    void another_process_reads_the_progress_from_the_journal() throws SQLException {
        Orders orders = new Orders(2_000);
        new Backfill(orders.job()).run();
        Segments segments = new Segments(
                Orders.MIGRATION, "backfill.copy", Orders.plan("total_amount").hash(), 1);

        try (Session session = orders.session()) {
            Segments.Totals totals = session.inRolledBack(Timeouts.SHORT, segments::totals);
            assertThat(totals.rows()).isEqualTo(2_000);
            assertThat(totals.isDone()).isTrue();
            assertThat(session.inRolledBack(Timeouts.SHORT, segments::bounds)).hasSize(8);
        }
    }

    private static Settings.Backfill limited(int rowsPerSecond) {
        Settings.Backfill plain = Orders.settings(2);
        return new Settings.Backfill(
                plain.chunkTime(),
                2,
                plain.replicaLagMax(),
                Optional.of(rowsPerSecond),
                plain.userTriggers(),
                plain.deadRowsMax(),
                plain.lockWaitersMax());
    }
}
