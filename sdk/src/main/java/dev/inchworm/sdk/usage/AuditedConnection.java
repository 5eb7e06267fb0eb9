// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection whose statements are watched. */
final class AuditedConnection extends ForwardingConnection {

    private final Statements statements;

    AuditedConnection(Connection target, Statements statements) {
        super(target);
        this.statements = statements;
    }

    Statements statements() {
        return statements;
    }

    Sightings sightings() {
        return statements.sightings();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        T found = super.unwrap(type);
        if (found != this) {
            sightings().unwrapped();
        }
        return found;
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        return AuditedMetaData.of(target.getMetaData(), this);
    }

    @Override
    public Statement createStatement() throws SQLException {
        return new AuditedStatement<>(target.createStatement(), this);
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return new AuditedStatement<>(target.createStatement(type, concurrency), this);
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return new AuditedStatement<>(target.createStatement(type, concurrency, holdability), this);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepared(target.prepareStatement(sql), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return prepared(target.prepareStatement(sql, type, concurrency), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return prepared(target.prepareStatement(sql, type, concurrency, holdability), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
        return prepared(target.prepareStatement(sql, keys), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return prepared(target.prepareStatement(sql, columns), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] names) throws SQLException {
        return prepared(target.prepareStatement(sql, names), sql);
    }

    private PreparedStatement prepared(PreparedStatement statement, String sql) {
        return new AuditedPreparedStatement(statement, this, sql);
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return AuditedCall.of(target.prepareCall(sql), this, sql);
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return AuditedCall.of(target.prepareCall(sql, type, concurrency), this, sql);
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        return AuditedCall.of(target.prepareCall(sql, type, concurrency, holdability), this, sql);
    }
}
