// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose connections are watched. */
final class AuditedDataSource extends Forwarding<DataSource> implements DataSource {

    private final Sightings sightings;
    private volatile @Nullable Statements statements;

    AuditedDataSource(DataSource target, Sightings sightings) {
        super(target);
        this.sightings = sightings;
    }

    /** Watches {@code connection}, of this data source. */
    Connection audited(Connection connection) {
        Statements known = statements;
        return new AuditedConnection(connection, known == null ? first(connection) : known);
    }

    private synchronized Statements first(Connection connection) {
        Statements known = statements;
        if (known == null) {
            known = new Statements(sightings, sightings.guarded(Quoting.ANSI, () -> Quoting.of(connection)));
            statements = known;
        }
        return known;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return audited(target.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return audited(target.getConnection(user, password));
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        return new AuditedConnectionBuilder(target.createConnectionBuilder(), this);
    }

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        return target.createShardingKeyBuilder();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return target.getParentLogger();
    }
}
