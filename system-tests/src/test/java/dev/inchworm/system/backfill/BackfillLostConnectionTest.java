// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.engine.backfill.Backfill;
import dev.inchworm.engine.backfill.BackfillJob;
import dev.inchworm.engine.backfill.BackfillResult;
import dev.inchworm.engine.session.Session;
import dev.inchworm.testing.TcpProxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends the backend right before its 1st statement or commit, then before its 2nd, until a run meets none. */
@Timeout(120)
class BackfillLostConnectionTest {

    private static final int ROWS = 3_000;

    @Test
    void a_connection_lost_before_any_statement_loses_no_row_and_copies_none_twice() throws SQLException {
        Orders orders = new Orders(ROWS);
        int at = 0;
        boolean wasLost = true;
        while (wasLost) {
            at++;
            empty(orders);
            wasLost = isLostAt(orders, at);
        }

        assertThat(at).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_commit_whose_answer_is_lost_is_settled_by_its_checkpoint(boolean afterCommit) throws SQLException {
        Orders orders = new Orders(ROWS);
        try (TcpProxy proxy = TcpProxy.to(orders.database().server().port())) {
            Endpoint endpoint = orders.endpoint(proxy);
            BackfillJob plain = orders.job(Orders.plan("total_amount"), 1, Orders.settings(1));
            Supplier<Session> sessions = () -> new Session(Orders.dialect(), endpoint, "inchworm-cut");
            int at = 0;
            boolean wasCut = true;
            while (wasCut) {
                at++;
                empty(orders);
                cut(proxy, at, afterCommit);

                BackfillResult result = new Backfill(with(plain, Orders.dialect(), sessions)).run();

                assertThat(result.isComplete()).as("cut at commit %d", at).isTrue();
                assertThat(result.rowsLookedAt()).as("cut at commit %d", at).isEqualTo(ROWS);
                assertThat(orders.unequal()).as("cut at commit %d", at).isZero();
                wasCut = proxy.hasCut();
            }
            assertThat(at).isGreaterThan(3);
        }
    }

    private static void cut(TcpProxy proxy, int commit, boolean afterCommit) {
        if (afterCommit) {
            proxy.cutAfterCommit(commit);
        } else {
            proxy.cutBeforeCommit(commit);
        }
    }

    private static void empty(Orders orders) throws SQLException {
        orders.run("delete from inchworm.segment; alter table orders disable trigger sync;"
                + " update orders set currency = null, total_amount_minor = null;"
                + " alter table orders enable always trigger sync");
    }

    private static boolean isLostAt(Orders orders, int at) throws SQLException {
        AtomicInteger statements = new AtomicInteger();
        try (Connection admin = orders.connect()) {
            Dialect cut = Wrapped.dialect(
                    Orders.dialect(),
                    opened -> Wrapped.connection(opened, () -> {
                        if (statements.incrementAndGet() == at) {
                            end(admin, opened);
                        }
                    }));
            BackfillJob plain = orders.job(Orders.plan("total_amount"), 1, Orders.settings(1));
            Supplier<Session> sessions = () -> new Session(cut, orders.endpoint(), "inchworm-cut");

            BackfillResult result = new Backfill(with(plain, cut, sessions)).run();

            assertThat(result.isComplete()).as("cut at %d", at).isTrue();
            assertThat(result.rowsLookedAt()).as("cut at %d", at).isEqualTo(ROWS);
            assertThat(result.rowsChanged()).as("cut at %d", at).isEqualTo(ROWS);
            assertThat(orders.unequal()).as("cut at %d", at).isZero();
        }
        return statements.get() >= at;
    }

    private static BackfillJob with(BackfillJob job, Dialect dialect, Supplier<Session> sessions) {
        return new BackfillJob(
                dialect,
                sessions,
                job.plan(),
                job.step(),
                job.fence(),
                job.syncEpoch(),
                job.settings(),
                job.throttle(),
                job.halt(),
                job.waiter(),
                job.nanoTime(),
                job.listener());
    }

    /** Ends the other session and waits until the server has done so. */
    private static void end(Connection admin, Connection other) {
        try (Statement statement = admin.createStatement()) {
            long pid = other.unwrap(org.postgresql.PGConnection.class).getBackendPID();
            try (ResultSet row = statement.executeQuery("select pg_terminate_backend(" + pid + ", 5000)")) {
                row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
