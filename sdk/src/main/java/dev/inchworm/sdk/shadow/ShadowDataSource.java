// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Gives shadow reads connections of their own: on a shadow thread from one source, everywhere else from the
 * application's.
 *
 * <p>Hand it to the code that reads the new side, so that the same code serves live reads in the application's
 * transactions and shadow reads outside of them. Without it, shadow reads that hang hold connections which the old side
 * waits for: a bounded pool of threads isolates nothing.
 *
 * <p>Make the shadow source a pool of its own, no larger than the shadow threads, with a short wait for a connection
 * and a {@code statement_timeout} (or a socket timeout) near the deadline: a driver that waits for the network does not
 * hear an interrupt, and its shadow read holds a thread until the database answers. A role that may only read keeps a
 * candidate from writing.
 */
public final class ShadowDataSource implements DataSource {

    private final DataSource application;
    private final DataSource shadow;

    /** The two must not be the same, which is an {@link IllegalArgumentException}. */
    public ShadowDataSource(DataSource application, DataSource shadow) {
        if (application == shadow) {
            throw new IllegalArgumentException("shadow reads need a data source of their own, not the application's");
        }
        this.application = application;
        this.shadow = shadow;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return here().getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return here().getConnection(username, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return application.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        application.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        application.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return application.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return application.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : here().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || here().isWrapperFor(type);
    }

    private DataSource here() {
        return ShadowPool.isShadowThread() ? shadow : application;
    }
}
