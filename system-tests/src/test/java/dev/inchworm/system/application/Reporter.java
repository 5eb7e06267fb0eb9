// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.application;

import dev.inchworm.engine.session.Waiter;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;

/** An instance of an application that reports all the time, on a connection and a thread of its own. */
final class Reporter implements AutoCloseable {

    /** Knows every route at once. */
    static final LongBinaryOperator KEEPS_UP = (version, percentBp) -> version;

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final TestDatabase database;
    private final String name;
    private final String release;
    private final Thread thread = new Thread(this::work);
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile LongBinaryOperator knows = KEEPS_UP;
    private volatile Supplier<String> figures = () -> "{}";
    private volatile boolean closed;
    private volatile CountDownLatch round = new CountDownLatch(1);

    Reporter(TestDatabase database, String name, String release) {
        this.database = database;
        this.name = name;
        this.release = release;
    }

    /** Which version it knows, by the version and percentage that are there. */
    Reporter knowing(LongBinaryOperator what) {
        knows = what;
        return this;
    }

    /** What it reports, asked anew each time. */
    Reporter figures(Supplier<String> json) {
        figures = json;
        return this;
    }

    /** Reports from now on; returns when the first report is written. */
    Reporter start() {
        thread.setDaemon(true);
        thread.start();
        await(first);
        return this;
    }

    /** Returns when it has reported once more, as it is now. */
    void reportsAgain() {
        for (int i = 0; i < 2; i++) {
            CountDownLatch next = new CountDownLatch(1);
            round = next;
            await(next);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void work() {
        try (Connection connection = database.app();
                Statement route = connection.createStatement();
                PreparedStatement report =
                        connection.prepareStatement("select inchworm.report(?, ?, ?, ?, ?::jsonb)")) {
            while (!closed) {
                report.setString(1, Orders.ID);
                report.setString(2, name);
                report.setString(3, release);
                report.setLong(4, known(route));
                report.setString(5, figures.get());
                report.execute();
                first.countDown();
                round.countDown();
                Waiter.real().pause(PAUSE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long known(Statement route) throws SQLException {
        try (ResultSet row = route.executeQuery(
                "select coalesce(max(version), 0), coalesce(max(percent_bp), 0) from inchworm.route")) {
            row.next();
            return knows.applyAsLong(row.getLong(1), row.getLong(2));
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
