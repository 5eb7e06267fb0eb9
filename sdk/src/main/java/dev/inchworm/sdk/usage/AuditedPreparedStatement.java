// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A prepared statement, known since it was prepared; a batch counts as run once. */
final class AuditedPreparedStatement extends ForwardingPreparedStatement {

    private final KnownStatement prepared;
    private final String sql;
    private Statement self = this;

    AuditedPreparedStatement(PreparedStatement target, AuditedConnection connection, String sql) {
        super(target, connection);
        this.prepared = connection.statements().of(sql);
        this.sql = sql;
    }

    /** Says which statement the application holds, if not this one. */
    void is(Statement statement) {
        self = statement;
    }

    @Override
    Statement self() {
        return self;
    }

    @Override
    public @Nullable ResultSet executeQuery() throws SQLException {
        runs(prepared, sql);
        return result(target.executeQuery());
    }

    @Override
    public int executeUpdate() throws SQLException {
        runs(prepared, sql);
        return target.executeUpdate();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        runs(prepared, sql);
        return target.executeLargeUpdate();
    }

    @Override
    public boolean execute() throws SQLException {
        runs(prepared, sql);
        return target.execute();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        runs(prepared, sql);
        return super.executeBatch();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        runs(prepared, sql);
        return super.executeLargeBatch();
    }

    @Override
    public void addBatch() throws SQLException {
        target.addBatch();
    }

    @Override
    public void clearParameters() throws SQLException {
        target.clearParameters();
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return target.getMetaData();
    }
}
