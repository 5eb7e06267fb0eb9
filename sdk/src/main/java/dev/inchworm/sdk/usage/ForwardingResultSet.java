// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;

/** The position in a result and its settings, passed on. */
abstract class ForwardingResultSet extends Forwarding<ResultSet> implements ResultSet {

    ForwardingResultSet(ResultSet target) {
        super(target);
    }

    @Override
    public boolean absolute(int value) throws SQLException {
        return target.absolute(value);
    }

    @Override
    public void afterLast() throws SQLException {
        target.afterLast();
    }

    @Override
    public void beforeFirst() throws SQLException {
        target.beforeFirst();
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        target.cancelRowUpdates();
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
    public void deleteRow() throws SQLException {
        target.deleteRow();
    }

    @Override
    public int findColumn(String value) throws SQLException {
        return target.findColumn(value);
    }

    @Override
    public boolean first() throws SQLException {
        return target.first();
    }

    @Override
    public int getConcurrency() throws SQLException {
        return target.getConcurrency();
    }

    @Override
    public String getCursorName() throws SQLException {
        return target.getCursorName();
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
    public int getHoldability() throws SQLException {
        return target.getHoldability();
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return target.getMetaData();
    }

    @Override
    public int getRow() throws SQLException {
        return target.getRow();
    }

    @Override
    public int getType() throws SQLException {
        return target.getType();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        return target.getWarnings();
    }

    @Override
    public void insertRow() throws SQLException {
        target.insertRow();
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        return target.isAfterLast();
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        return target.isBeforeFirst();
    }

    @Override
    public boolean isClosed() throws SQLException {
        return target.isClosed();
    }

    @Override
    public boolean isFirst() throws SQLException {
        return target.isFirst();
    }

    @Override
    public boolean isLast() throws SQLException {
        return target.isLast();
    }

    @Override
    public boolean last() throws SQLException {
        return target.last();
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        target.moveToCurrentRow();
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        target.moveToInsertRow();
    }

    @Override
    public boolean next() throws SQLException {
        return target.next();
    }

    @Override
    public boolean previous() throws SQLException {
        return target.previous();
    }

    @Override
    public void refreshRow() throws SQLException {
        target.refreshRow();
    }

    @Override
    public boolean relative(int value) throws SQLException {
        return target.relative(value);
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        return target.rowDeleted();
    }

    @Override
    public boolean rowInserted() throws SQLException {
        return target.rowInserted();
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        return target.rowUpdated();
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
    public void updateRow() throws SQLException {
        target.updateRow();
    }

    @Override
    public boolean wasNull() throws SQLException {
        return target.wasNull();
    }
}
