// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.route.Report;
import dev.inchworm.sdk.route.ReportSink;
import dev.inchworm.sdk.route.RouteSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control tables of a PostgreSQL database: routes out of them, figures into them.
 *
 * <p>Keeps two connections, one to listen and one to report, each opened when it is needed and opened anew after any
 * failure. A role needs nothing but CONNECT. Where notifications do not arrive, as behind a pooler that parts sessions
 * by transaction or on a standby, routes are polled; which is said once. Before the tables are there, there are no
 * routes.
 */
public final class PostgresqlControl implements RouteSource, ReportSink {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlControl.class);
    private static final String REPORT = "select inchworm.report(?, ?, ?, ?, ?::jsonb)";

    private final Connections connections;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable ListeningConnection listening;
    private volatile @Nullable Connection reporting;
    private volatile boolean pushes;
    private boolean hasWarned;

    private PostgresqlControl(Connections connections) {
        this.connections = connections;
    }

    /** Through connections that somebody else opens. They are kept for long: do not take them from a pool. */
    public static PostgresqlControl of(Connections connections) {
        return new PostgresqlControl(connections);
    }

    /** Through a data source, two connections of which are kept for long: give it one that does not pool. */
    public static PostgresqlControl of(DataSource source) {
        return of(source::getConnection);
    }

    /**
     * Through connections of its own.
     *
     * @param url of the database with the control tables, as {@code jdbc:postgresql://host/database}
     * @param login user and password, and any other property of the driver
     */
    public static PostgresqlControl of(String url, Properties login) {
        Properties all = new Properties();
        all.setProperty("ApplicationName", "inchworm-sdk");
        all.setProperty("connectTimeout", "5");
        all.setProperty("loginTimeout", "5");
        all.setProperty("tcpKeepAlive", "true");
        all.setProperty("prepareThreshold", "0");
        login.stringPropertyNames().forEach(name -> all.setProperty(name, login.getProperty(name)));
        return of(() -> DriverManager.getConnection(url, all));
    }

    @Override
    public List<Route> read() throws SQLException {
        ListeningConnection open = listening;
        if (open == null) {
            open = listen();
        }
        try {
            return open.routes();
        } catch (SQLException lost) {
            forget(open);
            throw lost;
        }
    }

    @Override
    public boolean await(Duration max) throws SQLException, InterruptedException {
        ListeningConnection open = listening;
        if (open == null || !pushes) {
            return closed.await(max.toNanos(), TimeUnit.NANOSECONDS);
        }
        try {
            return open.await(max);
        } catch (SQLException lost) {
            forget(open);
            throw lost;
        }
    }

    @Override
    public boolean pushes() {
        return pushes;
    }

    @Override
    public void report(Report report) throws SQLException {
        Connection open = reporting;
        try {
            if (open == null) {
                open = opened();
                reporting = open;
            }
            try (PreparedStatement statement = open.prepareStatement(REPORT)) {
                statement.setString(1, report.migration());
                statement.setString(2, report.instance());
                statement.setString(3, report.release());
                statement.setLong(4, report.routeVersion());
                statement.setString(5, report.figuresJson());
                statement.execute();
            }
        } catch (SQLException e) {
            if (!NotInstalled.is(e)) {
                reporting = null;
                ListeningConnection.abort(open);
            }
            throw NotInstalled.explained(e);
        } finally {
            abortIfClosed(open);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        ListeningConnection open = listening;
        if (open != null) {
            forget(open);
        }
        Connection reports = reporting;
        reporting = null;
        ListeningConnection.abort(reports);
    }

    /** Listens first and reads afterwards: what changes in between is not missed. */
    private ListeningConnection listen() throws SQLException {
        ListeningConnection open = new ListeningConnection(opened());
        try {
            pushes = open.listens(connections);
            if (!pushes && !hasWarned) {
                hasWarned = true;
                LOG.warn("notifications do not arrive here (a pooler by transaction, or a standby): routes are polled");
            }
        } catch (SQLException | RuntimeException e) {
            open.abort();
            throw e;
        }
        listening = open;
        if (closed.getCount() == 0) {
            forget(open);
            throw new SQLException("closed");
        }
        return open;
    }

    private Connection opened() throws SQLException {
        if (closed.getCount() == 0) {
            throw new SQLException("closed");
        }
        return ListeningConnection.opened(connections);
    }

    private void forget(ListeningConnection open) {
        listening = null;
        pushes = false;
        open.abort();
    }

    private void abortIfClosed(@Nullable Connection open) {
        if (closed.getCount() == 0) {
            ListeningConnection.abort(open);
        }
    }
}
