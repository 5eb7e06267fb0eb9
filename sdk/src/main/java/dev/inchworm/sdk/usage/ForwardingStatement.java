// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** The settings of a statement, passed on; what runs it is left to who watches it. */
abstract class ForwardingStatement<S extends Statement> extends Forwarding<S> implements Statement {

    ForwardingStatement(S target) {
        super(target);
    }

    @Override
    public void cancel() throws SQLException {
        target.cancel();
    }

    @Override
    public void clearBatch() throws SQLException {
        target.clearBatch();
    }

    @Override
    public void clearWarnings() throws SQLException {
        target.clearWarnings();
    }

    @Override
    public void close() throws SQLException {
        target.close();
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        target.closeOnCompletion();
    }

    @Override
    public String enquoteIdentifier(String value, boolean always) throws SQLException {
        return target.enquoteIdentifier(value, always);
    }

    @Override
    public String enquoteLiteral(String value) throws SQLException {
        return target.enquoteLiteral(value);
    }

    @Override
    public String enquoteNCharLiteral(String value) throws SQLException {
        return target.enquoteNCharLiteral(value);
    }

    @Override
    public int getFetchDirection() throws SQLException {
        return target.getFetchDirection();
    }

    @Override
    public int getFetchSize() throws SQLException {
        return target.getFetchSize();
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        return target.getLargeMaxRows();
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        return target.getLargeUpdateCount();
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        return target.getMaxFieldSize();
    }

    @Override
    public int getMaxRows() throws SQLException {
        return target.getMaxRows();
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        return target.getQueryTimeout();
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        return target.getResultSetConcurrency();
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        return target.getResultSetHoldability();
    }

    @Override
    public int getResultSetType() throws SQLException {
        return target.getResultSetType();
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return target.getUpdateCount();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        return target.getWarnings();
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        return target.isCloseOnCompletion();
    }

    @Override
    public boolean isClosed() throws SQLException {
        return target.isClosed();
    }

    @Override
    public boolean isPoolable() throws SQLException {
        return target.isPoolable();
    }

    @Override
    public boolean isSimpleIdentifier(String value) throws SQLException {
        return target.isSimpleIdentifier(value);
    }

    @Override
    public void setCursorName(String value) throws SQLException {
        target.setCursorName(value);
    }

    @Override
    public void setEscapeProcessing(boolean value) throws SQLException {
        target.setEscapeProcessing(value);
    }

    @Override
    public void setFetchDirection(int value) throws SQLException {
        target.setFetchDirection(value);
    }

    @Override
    public void setFetchSize(int value) throws SQLException {
        target.setFetchSize(value);
    }

    @Override
    public void setLargeMaxRows(long value) throws SQLException {
        target.setLargeMaxRows(value);
    }

    @Override
    public void setMaxFieldSize(int value) throws SQLException {
        target.setMaxFieldSize(value);
    }

    @Override
    public void setMaxRows(int value) throws SQLException {
        target.setMaxRows(value);
    }

    @Override
    public void setPoolable(boolean value) throws SQLException {
        target.setPoolable(value);
    }

    @Override
    public void setQueryTimeout(int value) throws SQLException {
        target.setQueryTimeout(value);
    }
}
