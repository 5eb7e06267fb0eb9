// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.testing;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.route.Report;
import dev.inchworm.sdk.route.ReportSink;
import dev.inchworm.sdk.route.RouteSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A control database without a database: a test moves its routes, cuts it off, and looks at what was reported.
 *
 * <p>Threads share it.
 */
public final class InMemoryControl implements RouteSource, ReportSink {

    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Map<String, Report> latest = new LinkedHashMap<>();
    private final List<Report> reports = new ArrayList<>();
    private long changes;
    private long seen;
    private boolean isDown;
    private boolean isSilent;
    private boolean isClosed;

    /** A control without routes, up, that pushes. */
    public InMemoryControl() {}

    /** Moves a migration to a stage; the version goes up by one. Its percentage is kept. */
    public InMemoryControl stage(String migration, Stage stage) {
        return change(migration, stage, percent(migration));
    }

    /** Sets the share of the reads that go to the new side, 0 to 10000; the version goes up by one. */
    public InMemoryControl ramp(String migration, int percentBp) {
        return change(migration, Stage.LIVE, percentBp);
    }

    /** Sets a route as it is, whatever its version. */
    public synchronized InMemoryControl set(Route route) {
        routes.put(route.migration(), route);
        changed();
        return this;
    }

    /** Removes all routes, as an empty database would have it. */
    public synchronized InMemoryControl clear() {
        routes.clear();
        changed();
        return this;
    }

    /** Refuses reads and reports, or takes them again. */
    public synchronized InMemoryControl down(boolean down) {
        isDown = down;
        changed();
        return this;
    }

    /** Pushes nothing any more, so that clients must poll, or pushes again. */
    public synchronized InMemoryControl silent(boolean silent) {
        isSilent = silent;
        changed();
        return this;
    }

    /** All reports of that migration, oldest first. */
    public synchronized List<Report> reports(String migration) {
        return reports.stream()
                .filter(report -> report.migration().equals(migration))
                .toList();
    }

    /** The latest report of that migration by any instance. */
    public synchronized Optional<Report> latest(String migration) {
        return Optional.ofNullable(latest.get(migration));
    }

    @Override
    public synchronized List<Route> read() throws IOException {
        refuseIfDown();
        seen = changes;
        return List.copyOf(routes.values());
    }

    @Override
    public synchronized boolean await(Duration max) throws InterruptedException, IOException {
        long end = System.nanoTime() + max.toNanos();
        while (!isClosed && (isSilent || seen == changes)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        refuseIfDown();
        return true;
    }

    @Override
    public synchronized boolean pushes() {
        return !isSilent && !isDown && !isClosed;
    }

    @Override
    public synchronized void report(Report report) throws IOException {
        refuseIfDown();
        reports.add(report);
        latest.put(report.migration(), report);
        notifyAll();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    private synchronized InMemoryControl change(String migration, Stage stage, int percentBp) {
        Route before = routes.get(migration);
        long version = before == null ? 1 : before.version() + 1;
        return set(TestMigrations.route(migration, version, stage, percentBp));
    }

    private synchronized int percent(String migration) {
        Route now = routes.get(migration);
        return now == null ? 0 : now.percentBp();
    }

    private void changed() {
        changes++;
        notifyAll();
    }

    private void refuseIfDown() throws IOException {
        if (isDown || isClosed) {
            throw new IOException(isClosed ? "the control is closed" : "the control is down");
        }
    }
}
