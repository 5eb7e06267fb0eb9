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

/** The values of a result changed by label; each change is told first. */
@SuppressWarnings("deprecation")
abstract class ChangesByLabel extends ChangesByIndex {

    ChangesByLabel(ResultSet target) {
        super(target);
    }

    /** The value of {@code label} is about to be changed; not checked. */
    abstract void changes(String label) throws SQLException;

    @Override
    public void updateArray(String label, Array value) throws SQLException {
        changes(label);
        target.updateArray(label, value);
    }

    @Override
    public void updateAsciiStream(String label, InputStream stream) throws SQLException {
        changes(label);
        target.updateAsciiStream(label, stream);
    }

    @Override
    public void updateAsciiStream(String label, InputStream stream, int length) throws SQLException {
        changes(label);
        target.updateAsciiStream(label, stream, length);
    }

    @Override
    public void updateAsciiStream(String label, InputStream stream, long length) throws SQLException {
        changes(label);
        target.updateAsciiStream(label, stream, length);
    }

    @Override
    public void updateBigDecimal(String label, BigDecimal value) throws SQLException {
        changes(label);
        target.updateBigDecimal(label, value);
    }

    @Override
    public void updateBinaryStream(String label, InputStream stream) throws SQLException {
        changes(label);
        target.updateBinaryStream(label, stream);
    }

    @Override
    public void updateBinaryStream(String label, InputStream stream, int length) throws SQLException {
        changes(label);
        target.updateBinaryStream(label, stream, length);
    }

    @Override
    public void updateBinaryStream(String label, InputStream stream, long length) throws SQLException {
        changes(label);
        target.updateBinaryStream(label, stream, length);
    }

    @Override
    public void updateBlob(String label, InputStream stream) throws SQLException {
        changes(label);
        target.updateBlob(label, stream);
    }

    @Override
    public void updateBlob(String label, Blob value) throws SQLException {
        changes(label);
        target.updateBlob(label, value);
    }

    @Override
    public void updateBlob(String label, InputStream stream, long length) throws SQLException {
        changes(label);
        target.updateBlob(label, stream, length);
    }

    @Override
    public void updateBoolean(String label, boolean value) throws SQLException {
        changes(label);
        target.updateBoolean(label, value);
    }

    @Override
    public void updateByte(String label, byte value) throws SQLException {
        changes(label);
        target.updateByte(label, value);
    }

    @Override
    public void updateBytes(String label, byte[] value) throws SQLException {
        changes(label);
        target.updateBytes(label, value);
    }

    @Override
    public void updateCharacterStream(String label, Reader stream) throws SQLException {
        changes(label);
        target.updateCharacterStream(label, stream);
    }

    @Override
    public void updateCharacterStream(String label, Reader stream, int length) throws SQLException {
        changes(label);
        target.updateCharacterStream(label, stream, length);
    }

    @Override
    public void updateCharacterStream(String label, Reader stream, long length) throws SQLException {
        changes(label);
        target.updateCharacterStream(label, stream, length);
    }

    @Override
    public void updateClob(String label, Reader stream) throws SQLException {
        changes(label);
        target.updateClob(label, stream);
    }

    @Override
    public void updateClob(String label, Clob value) throws SQLException {
        changes(label);
        target.updateClob(label, value);
    }

    @Override
    public void updateClob(String label, Reader stream, long length) throws SQLException {
        changes(label);
        target.updateClob(label, stream, length);
    }

    @Override
    public void updateDate(String label, Date value) throws SQLException {
        changes(label);
        target.updateDate(label, value);
    }

    @Override
    public void updateDouble(String label, double value) throws SQLException {
        changes(label);
        target.updateDouble(label, value);
    }

    @Override
    public void updateFloat(String label, float value) throws SQLException {
        changes(label);
        target.updateFloat(label, value);
    }

    @Override
    public void updateInt(String label, int value) throws SQLException {
        changes(label);
        target.updateInt(label, value);
    }

    @Override
    public void updateLong(String label, long value) throws SQLException {
        changes(label);
        target.updateLong(label, value);
    }

    @Override
    public void updateNCharacterStream(String label, Reader stream) throws SQLException {
        changes(label);
        target.updateNCharacterStream(label, stream);
    }

    @Override
    public void updateNCharacterStream(String label, Reader stream, long length) throws SQLException {
        changes(label);
        target.updateNCharacterStream(label, stream, length);
    }

    @Override
    public void updateNClob(String label, Reader stream) throws SQLException {
        changes(label);
        target.updateNClob(label, stream);
    }

    @Override
    public void updateNClob(String label, NClob value) throws SQLException {
        changes(label);
        target.updateNClob(label, value);
    }

    @Override
    public void updateNClob(String label, Reader stream, long length) throws SQLException {
        changes(label);
        target.updateNClob(label, stream, length);
    }

    @Override
    public void updateNString(String label, String value) throws SQLException {
        changes(label);
        target.updateNString(label, value);
    }

    @Override
    public void updateNull(String label) throws SQLException {
        changes(label);
        target.updateNull(label);
    }

    @Override
    public void updateObject(String label, Object value) throws SQLException {
        changes(label);
        target.updateObject(label, value);
    }

    @Override
    public void updateObject(String label, Object value, int sqlType) throws SQLException {
        changes(label);
        target.updateObject(label, value, sqlType);
    }

    @Override
    public void updateObject(String label, Object value, SQLType sqlType) throws SQLException {
        changes(label);
        target.updateObject(label, value, sqlType);
    }

    @Override
    public void updateObject(String label, Object value, SQLType sqlType, int scale) throws SQLException {
        changes(label);
        target.updateObject(label, value, sqlType, scale);
    }

    @Override
    public void updateRef(String label, Ref value) throws SQLException {
        changes(label);
        target.updateRef(label, value);
    }

    @Override
    public void updateRowId(String label, RowId value) throws SQLException {
        changes(label);
        target.updateRowId(label, value);
    }

    @Override
    public void updateSQLXML(String label, SQLXML value) throws SQLException {
        changes(label);
        target.updateSQLXML(label, value);
    }

    @Override
    public void updateShort(String label, short value) throws SQLException {
        changes(label);
        target.updateShort(label, value);
    }

    @Override
    public void updateString(String label, String value) throws SQLException {
        changes(label);
        target.updateString(label, value);
    }

    @Override
    public void updateTime(String label, Time value) throws SQLException {
        changes(label);
        target.updateTime(label, value);
    }

    @Override
    public void updateTimestamp(String label, Timestamp value) throws SQLException {
        changes(label);
        target.updateTimestamp(label, value);
    }
}
