// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.embedded.Replica;
import dev.inchworm.engine.sensor.ReplicaList;
import dev.inchworm.engine.sensor.Replicas;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.engine.throttle.BackfillThrottle;
import dev.inchworm.engine.throttle.Throttle;
import dev.inchworm.engine.throttle.Throttle.Go;
import dev.inchworm.engine.throttle.Throttle.Hold;
import dev.inchworm.engine.throttle.Throttle.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class ThrottlesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void sessions_that_wait_for_us_hold_the_backfill_until_they_have_what_they_want() throws Exception {
        Orders orders = new Orders(10);
        try (Session ours = orders.session();
                BackfillThrottle throttle = throttle(orders, ours, ReplicaList.NONE, 10)) {
            assertThat(throttle.measure()).isEqualTo(new Go());
            CompletableFuture<Void> waiting = new CompletableFuture<>();
            ours.inTransaction(dev.inchworm.core.dialect.Sessions.Timeouts.SHORT, transaction -> {
                Orders.run(transaction, "update public.orders set currency = currency where id = 10");
                new Thread(() -> update(orders, waiting)).start();

                assertThat(awaited(throttle, verdict -> verdict instanceof Hold))
                        .isInstanceOfSatisfying(
                                Hold.class, hold -> assertThat(hold.reason()).contains("wait for a lock of ours"));
                return transaction;
            });

            waiting.get(20, TimeUnit.SECONDS);
            assertThat(awaited(throttle, verdict -> verdict instanceof Go)).isEqualTo(new Go());
        }
    }

    @Test
    void dead_rows_above_the_limit_hold_until_they_are_cleaned_up() throws SQLException {
        Orders orders = new Orders(2_000);
        orders.run("alter table orders set (autovacuum_enabled = off)");
        try (Session ours = orders.session();
                BackfillThrottle throttle = throttle(orders, ours, ReplicaList.NONE, 0.3)) {
            assertThat(awaited(throttle, verdict -> verdict instanceof Go)).isEqualTo(new Go());
            orders.run("update orders set currency = 'USD', total_amount_minor = total_amount");

            assertThat(awaited(throttle, verdict -> verdict instanceof Hold))
                    .isInstanceOfSatisfying(
                            Hold.class, hold -> assertThat(hold.reason()).contains("dead rows"));
            orders.run("vacuum orders");
            assertThat(awaited(throttle, verdict -> verdict instanceof Go)).isEqualTo(new Go());
        }
    }

    @Test
    void a_server_that_cannot_be_asked_holds() {
        Endpoint nowhere = new Endpoint(
                new JdbcUrl("jdbc:postgresql://127.0.0.1:1/none"), Optional.of("nobody"), Optional.empty());
        Session session = new Session(Orders.dialect(), nowhere, "inchworm-test");
        Replicas replicas = new Replicas(session, ReplicaList.NONE, System::nanoTime);
        try (BackfillThrottle throttle = new BackfillThrottle(
                session,
                Orders.plan("total_amount").table().name(),
                Settings.defaults().backfill(),
                () -> Set.of(1L),
                replicas)) {

            assertThat(throttle.measure())
                    .isInstanceOfSatisfying(
                            Hold.class, hold -> assertThat(hold.reason()).contains("cannot be measured"));
        }
    }

    @Test
    void a_late_a_lost_and_an_uncounted_replica_hold_the_backfill() throws Exception {
        try (PostgresqlServer primary =
                        PostgresqlServer.with().setting("fsync", "off").start();
                Replica replica = primary.replica("one");
                Connection writer = primary.connect()) {
            Orders.run(writer, "create table t (id int)");
            Session asked = new Session(Orders.dialect(), endpoint(primary.url()), "inchworm-test");
            ReplicaList listed = new ReplicaList(List.of(endpoint(replica.url("postgres"))), 0);
            try (Replicas replicas = new Replicas(asked, listed, System::nanoTime)) {
                Throttle lag = new dev.inchworm.engine.throttle.BackfillThrottle(
                        new Session(Orders.dialect(), endpoint(primary.url()), "inchworm-test"),
                        new dev.inchworm.core.catalog.TableName("public", "t"),
                        lagMax(Duration.ofSeconds(1)),
                        Set::of,
                        replicas);
                assertThat(awaited(lag, verdict -> verdict instanceof Go)).isEqualTo(new Go());
                long before = replicas.position();
                assertThat(awaited(
                                () -> replicas.missing(before).isEmpty() ? new Go() : new Hold("", SOON),
                                Go.class::isInstance))
                        .isEqualTo(new Go());

                replica.pauseReplay();
                Orders.run(writer, "insert into t select generate_series(1, 1000)");
                long position = replicas.position();
                assertThat(replicas.missing(position))
                        .hasValueSatisfying(why -> assertThat(why).contains("has replayed"));
                assertThat(awaited(lag, verdict -> verdict instanceof Hold))
                        .isInstanceOfSatisfying(
                                Hold.class, hold -> assertThat(hold.reason()).contains("lags"));

                replica.resumeReplay();
                assertThat(awaited(lag, verdict -> verdict instanceof Go)).isEqualTo(new Go());
                assertThat(replicas.missing(position)).isEmpty();

                replica.stop();
                assertThat(awaited(lag, verdict -> verdict instanceof Hold)).isInstanceOf(Hold.class);
            }
        }
    }

    @Test
    void fewer_attached_replicas_than_were_counted_hold_the_backfill() throws SQLException {
        Orders orders = new Orders(10);
        try (Session ours = orders.session();
                BackfillThrottle throttle = throttle(orders, ours, new ReplicaList(List.of(), 1), 10)) {

            assertThat(throttle.measure())
                    .isInstanceOfSatisfying(
                            Hold.class, hold -> assertThat(hold.reason()).contains("0 attached, 1 listed"));
        }
    }

    private static BackfillThrottle throttle(Orders orders, Session ours, ReplicaList list, double deadRowsMax) {
        ours.inRolledBack(dev.inchworm.core.dialect.Sessions.Timeouts.SHORT, transaction -> 1);
        Settings.Backfill none = Settings.defaults().backfill();
        Settings.Backfill settings = new Settings.Backfill(
                none.chunkTime(), 1, none.replicaLagMax(), Optional.empty(), none.userTriggers(), deadRowsMax, 1);
        return new BackfillThrottle(
                orders.session(),
                Orders.plan("total_amount").table().name(),
                settings,
                () -> Set.of(ours.pid()),
                new Replicas(orders.session(), list, System::nanoTime));
    }

    private static Settings.Backfill lagMax(Duration lag) {
        Settings.Backfill none = Settings.defaults().backfill();
        return new Settings.Backfill(none.chunkTime(), 1, lag, Optional.empty(), none.userTriggers(), 10, 1);
    }

    private static Endpoint endpoint(String url) {
        return new Endpoint(new JdbcUrl(url), Optional.of(PostgresqlServer.SUPERUSER), Optional.empty());
    }

    /** The first verdict that is as wanted, or the last one before the time is over. */
    private static Verdict awaited(Throttle throttle, Predicate<Verdict> wanted) {
        long end = System.nanoTime() + SOON.toNanos();
        Verdict verdict = throttle.measure();
        while (!wanted.test(verdict) && System.nanoTime() < end) {
            Waiter.real().pause(Duration.ofMillis(50));
            verdict = throttle.measure();
        }
        return verdict;
    }

    private static void update(Orders orders, CompletableFuture<Void> done) {
        try (Connection connection = orders.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update orders set currency = currency where id = 10");
            done.complete(null);
        } catch (SQLException e) {
            done.completeExceptionally(e);
        }
    }
}
