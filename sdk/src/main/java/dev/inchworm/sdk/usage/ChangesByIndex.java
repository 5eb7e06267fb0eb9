// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** The values of a result changed by position; each change is told first. */
@SuppressWarnings("deprecation")
abstract class ChangesByIndex extends ReadsByLabel {

    ChangesByIndex(ResultSet target) {
        super(target);
    }

    /** The value at {@code column} is about to be changed; counted from 1, not checked. */
    abstract void changes(int column) throws SQLException;

    @Override
    public void updateArray(int column, Array value) throws SQLException {
        changes(column);
        target.updateArray(column, value);
    }

    @Override
    public void updateAsciiStream(int column, InputStream stream) throws SQLException {
        changes(column);
        target.updateAsciiStream(column, stream);
    }

    @Override
    public void updateAsciiStream(int column, InputStream stream, int length) throws SQLException {
        changes(column);
        target.updateAsciiStream(column, stream, length);
    }

    @Override
    public void updateAsciiStream(int column, InputStream stream, long length) throws SQLException {
        changes(column);
        target.updateAsciiStream(column, stream, length);
    }

    @Override
    public void updateBigDecimal(int column, BigDecimal value) throws SQLException {
        changes(column);
        target.updateBigDecimal(column, value);
    }

    @Override
    public void updateBinaryStream(int column, InputStream stream) throws SQLException {
        changes(column);
        target.updateBinaryStream(column, stream);
    }

    @Override
    public void updateBinaryStream(int column, InputStream stream, int length) throws SQLException {
        changes(column);
        target.updateBinaryStream(column, stream, length);
    }

    @Override
    public void updateBinaryStream(int column, InputStream stream, long length) throws SQLException {
        changes(column);
        target.updateBinaryStream(column, stream, length);
    }

    @Override
    public void updateBlob(int column, InputStream stream) throws SQLException {
        changes(column);
        target.updateBlob(column, stream);
    }

    @Override
    public void updateBlob(int column, Blob value) throws SQLException {
        changes(column);
        target.updateBlob(column, value);
    }

    @Override
    public void updateBlob(int column, InputStream stream, long length) throws SQLException {
        changes(column);
        target.updateBlob(column, stream, length);
    }

    @Override
    public void updateBoolean(int column, boolean value) throws SQLException {
        changes(column);
        target.updateBoolean(column, value);
    }

    @Override
    public void updateByte(int column, byte value) throws SQLException {
        changes(column);
        target.updateByte(column, value);
    }

    @Override
    public void updateBytes(int column, byte[] value) throws SQLException {
        changes(column);
        target.updateBytes(column, value);
    }

    @Override
    public void updateCharacterStream(int column, Reader stream) throws SQLException {
        changes(column);
        target.updateCharacterStream(column, stream);
    }

    @Override
    public void updateCharacterStream(int column, Reader stream, int length) throws SQLException {
        changes(column);
        target.updateCharacterStream(column, stream, length);
    }

    @Override
    public void updateCharacterStream(int column, Reader stream, long length) throws SQLException {
        changes(column);
        target.updateCharacterStream(column, stream, length);
    }

    @Override
    public void updateClob(int column, Reader stream) throws SQLException {
        changes(column);
        target.updateClob(column, stream);
    }

    @Override
    public void updateClob(int column, Clob value) throws SQLException {
        changes(column);
        target.updateClob(column, value);
    }

    @Override
    public void updateClob(int column, Reader stream, long length) throws SQLException {
        changes(column);
        target.updateClob(column, stream, length);
    }

    @Override
    public void updateDate(int column, Date value) throws SQLException {
        changes(column);
        target.updateDate(column, value);
    }

    @Override
    public void updateDouble(int column, double value) throws SQLException {
        changes(column);
        target.updateDouble(column, value);
    }

    @Override
    public void updateFloat(int column, float value) throws SQLException {
        changes(column);
        target.updateFloat(column, value);
    }

    @Override
    public void updateInt(int column, int value) throws SQLException {
        changes(column);
        target.updateInt(column, value);
    }

    @Override
    public void updateLong(int column, long value) throws SQLException {
        changes(column);
        target.updateLong(column, value);
    }

    @Override
    public void updateNCharacterStream(int column, Reader stream) throws SQLException {
        changes(column);
        target.updateNCharacterStream(column, stream);
    }

    @Override
    public void updateNCharacterStream(int column, Reader stream, long length) throws SQLException {
        changes(column);
        target.updateNCharacterStream(column, stream, length);
    }

    @Override
    public void updateNClob(int column, Reader stream) throws SQLException {
        changes(column);
        target.updateNClob(column, stream);
    }

    @Override
    public void updateNClob(int column, NClob value) throws SQLException {
        changes(column);
        target.updateNClob(column, value);
    }

    @Override
    public void updateNClob(int column, Reader stream, long length) throws SQLException {
        changes(column);
        target.updateNClob(column, stream, length);
    }

    @Override
    public void updateNString(int column, String value) throws SQLException {
        changes(column);
        target.updateNString(column, value);
    }

    @Override
    public void updateNull(int column) throws SQLException {
        changes(column);
        target.updateNull(column);
    }

    @Override
    public void updateObject(int column, Object value) throws SQLException {
        changes(column);
        target.updateObject(column, value);
    }

    @Override
    public void updateObject(int column, Object value, int sqlType) throws SQLException {
        changes(column);
        target.updateObject(column, value, sqlType);
    }

    @Override
    public void updateObject(int column, Object value, SQLType sqlType) throws SQLException {
        changes(column);
        target.updateObject(column, value, sqlType);
    }

    @Override
    public void updateObject(int column, Object value, SQLType sqlType, int scale) throws SQLException {
        changes(column);
        target.updateObject(column, value, sqlType, scale);
    }

    @Override
    public void updateRef(int column, Ref value) throws SQLException {
        changes(column);
        target.updateRef(column, value);
    }

    @Override
    public void updateRowId(int column, RowId value) throws SQLException {
        changes(column);
        target.updateRowId(column, value);
    }

    @Override
    public void updateSQLXML(int column, SQLXML value) throws SQLException {
        changes(column);
        target.updateSQLXML(column, value);
    }

    @Override
    public void updateShort(int column, short value) throws SQLException {
        changes(column);
        target.updateShort(column, value);
    }

    @Override
    public void updateString(int column, String value) throws SQLException {
        changes(column);
        target.updateString(column, value);
    }

    @Override
    public void updateTime(int column, Time value) throws SQLException {
        changes(column);
        target.updateTime(column, value);
    }

    @Override
    public void updateTimestamp(int column, Timestamp value) throws SQLException {
        changes(column);
        target.updateTimestamp(column, value);
    }
}
