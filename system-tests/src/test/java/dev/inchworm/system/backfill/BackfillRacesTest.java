// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.engine.backfill.Backfill;
import dev.inchworm.engine.backfill.BackfillProgress;
import dev.inchworm.engine.backfill.BackfillResult;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.engine.throttle.Throttle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class BackfillRacesTest {

    private static final int CLIENTS = 6;

    @Test
    void clients_that_lock_in_reverse_order_are_never_the_victim_of_a_deadlock() throws Exception {
        int rows = 40_000;
        Orders orders = new Orders(rows);
        AtomicBoolean isOver = new AtomicBoolean();
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        AtomicLong writes = new AtomicLong();
        List<CompletableFuture<Void>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.runAsync(
                        () -> writeBackwards(orders, client, rows, isOver, writes, failures),
                        task -> new Thread(task).start()))
                .toList();

        BackfillResult result = new Backfill(orders.job()).run();

        isOver.set(true);
        CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        assertThat(result.isComplete()).isTrue();
        assertThat(failures).isEmpty();
        assertThat(writes.get()).isPositive();
        assertThat(orders.unequal()).isZero();
        assertThat(orders.number("select sum(total_amount)::bigint from orders"))
                .isEqualTo((long) rows * (rows + 1) / 2 + writes.get());
    }

    @Test
    void a_locked_row_holds_back_only_while_it_is_locked_and_its_holder_is_named() throws Exception {
        Orders orders = new Orders(4_000);
        List<BackfillProgress> seen = new CopyOnWriteArrayList<>();
        CountDownLatch isNamed = new CountDownLatch(1);
        try (Connection holder = orders.connect()) {
            Orders.run(
                    holder,
                    "set application_name = 'long-report'; begin; update orders set currency = currency"
                            + " where id = 20000");
            CompletableFuture<BackfillResult> copying = CompletableFuture.supplyAsync(() -> new Backfill(
                            Orders.watched(orders.job(), Throttle.none(), Optional::empty, progress -> {
                                seen.add(progress);
                                if (progress.heldBy().isPresent()) {
                                    isNamed.countDown();
                                }
                            }))
                    .run());

            assertThat(isNamed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(othersAreCopied(orders))
                    .as("all other rows are copied meanwhile")
                    .isTrue();
            Orders.run(holder, "commit");

            BackfillResult result = copying.get(30, TimeUnit.SECONDS);
            assertThat(result.isComplete()).isTrue();
            assertThat(result.held()).isPositive();
        }
        assertThat(seen)
                .anySatisfy(progress -> assertThat(progress.heldBy().orElse(""))
                        .contains("application long-report")
                        .contains("idle in transaction"));
        assertThat(orders.unequal()).isZero();
    }

    @Test
    void a_value_written_during_the_copy_is_never_overwritten_with_an_older_one() throws Exception {
        Orders orders = new Orders(20_000);
        AtomicBoolean isOver = new AtomicBoolean();
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> euro =
                CompletableFuture.runAsync(() -> euros(orders, isOver, failures), task -> new Thread(task).start());

        new Backfill(orders.job()).run();

        isOver.set(true);
        euro.get(20, TimeUnit.SECONDS);
        assertThat(failures).isEmpty();
        assertThat(orders.number(
                        "select count(*) from orders where currency = 'EUR' and total_amount_minor <> total_amount"))
                .isZero();
        assertThat(orders.number("select count(*) from orders where total_amount < 0 and currency <> 'EUR'"))
                .isZero();
        assertThat(orders.unequal()).isZero();
    }

    private static boolean othersAreCopied(Orders orders) throws SQLException {
        for (int attempt = 0; attempt < 200; attempt++) {
            if (orders.number("select count(*) from orders where currency is null and id <> 20000") == 0) {
                return true;
            }
            Waiter.real().pause(Duration.ofMillis(100));
        }
        return false;
    }

    /** Locks a high row first and a low one second; each client has rows of its own, so clients never meet. */
    private static void writeBackwards(
            Orders orders,
            int client,
            int rows,
            AtomicBoolean isOver,
            AtomicLong writes,
            ConcurrentLinkedQueue<String> failures) {
        Random random = new Random(client);
        try (Connection connection = orders.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement update = connection.prepareStatement(
                    "update orders set total_amount = total_amount + 1 where id = ?::bigint * 10")) {
                while (!isOver.get()) {
                    int low = random.nextInt(rows / CLIENTS - 600) * CLIENTS + client + 1;
                    int high = low + (1 + random.nextInt(500)) * CLIENTS;
                    update.setInt(1, high);
                    update.executeUpdate();
                    Orders.run(connection, "select pg_sleep(0.005)");
                    update.setInt(1, low);
                    update.executeUpdate();
                    connection.commit();
                    writes.addAndGet(2);
                }
            }
        } catch (SQLException e) {
            failures.add(e.getSQLState() + " " + e.getMessage());
        }
    }

    private static void euros(Orders orders, AtomicBoolean isOver, ConcurrentLinkedQueue<String> failures) {
        Random random = new Random(5);
        try (Connection connection = orders.connect();
                PreparedStatement update = connection.prepareStatement("update orders set total_amount = -total_amount,"
                        + " total_amount_minor = -total_amount, currency = 'EUR' where id = ?::bigint * 10"
                        + " and total_amount > 0")) {
            while (!isOver.get()) {
                update.setInt(1, 1 + random.nextInt(20_000));
                update.executeUpdate();
            }
        } catch (SQLException e) {
            failures.add(e.getSQLState() + " " + e.getMessage());
        }
    }
}
