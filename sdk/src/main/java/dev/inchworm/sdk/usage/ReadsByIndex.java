// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a result read by position; each read is told first. */
@SuppressWarnings("deprecation")
abstract class ReadsByIndex extends ForwardingResultSet {

    ReadsByIndex(ResultSet target) {
        super(target);
    }

    /** The value at {@code column} is about to be read; counted from 1, not checked. */
    abstract void reads(int column) throws SQLException;

    @Override
    public Array getArray(int column) throws SQLException {
        reads(column);
        return target.getArray(column);
    }

    @Override
    public InputStream getAsciiStream(int column) throws SQLException {
        reads(column);
        return target.getAsciiStream(column);
    }

    @Override
    public BigDecimal getBigDecimal(int column) throws SQLException {
        reads(column);
        return target.getBigDecimal(column);
    }

    @Override
    public BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        reads(column);
        return target.getBigDecimal(column, scale);
    }

    @Override
    public InputStream getBinaryStream(int column) throws SQLException {
        reads(column);
        return target.getBinaryStream(column);
    }

    @Override
    public Blob getBlob(int column) throws SQLException {
        reads(column);
        return target.getBlob(column);
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        reads(column);
        return target.getBoolean(column);
    }

    @Override
    public byte getByte(int column) throws SQLException {
        reads(column);
        return target.getByte(column);
    }

    @Override
    public byte[] getBytes(int column) throws SQLException {
        reads(column);
        return target.getBytes(column);
    }

    @Override
    public Reader getCharacterStream(int column) throws SQLException {
        reads(column);
        return target.getCharacterStream(column);
    }

    @Override
    public Clob getClob(int column) throws SQLException {
        reads(column);
        return target.getClob(column);
    }

    @Override
    public Date getDate(int column) throws SQLException {
        reads(column);
        return target.getDate(column);
    }

    @Override
    public Date getDate(int column, Calendar calendar) throws SQLException {
        reads(column);
        return target.getDate(column, calendar);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        reads(column);
        return target.getDouble(column);
    }

    @Override
    public float getFloat(int column) throws SQLException {
        reads(column);
        return target.getFloat(column);
    }

    @Override
    public int getInt(int column) throws SQLException {
        reads(column);
        return target.getInt(column);
    }

    @Override
    public long getLong(int column) throws SQLException {
        reads(column);
        return target.getLong(column);
    }

    @Override
    public Reader getNCharacterStream(int column) throws SQLException {
        reads(column);
        return target.getNCharacterStream(column);
    }

    @Override
    public NClob getNClob(int column) throws SQLException {
        reads(column);
        return target.getNClob(column);
    }

    @Override
    public String getNString(int column) throws SQLException {
        reads(column);
        return target.getNString(column);
    }

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        reads(column);
        return target.getObject(column);
    }

    @Override
    public <T> T getObject(int column, Class<T> type) throws SQLException {
        reads(column);
        return target.getObject(column, type);
    }

    @Override
    public @Nullable Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
        reads(column);
        return target.getObject(column, types);
    }

    @Override
    public Ref getRef(int column) throws SQLException {
        reads(column);
        return target.getRef(column);
    }

    @Override
    public RowId getRowId(int column) throws SQLException {
        reads(column);
        return target.getRowId(column);
    }

    @Override
    public SQLXML getSQLXML(int column) throws SQLException {
        reads(column);
        return target.getSQLXML(column);
    }

    @Override
    public short getShort(int column) throws SQLException {
        reads(column);
        return target.getShort(column);
    }

    @Override
    public String getString(int column) throws SQLException {
        reads(column);
        return target.getString(column);
    }

    @Override
    public Time getTime(int column) throws SQLException {
        reads(column);
        return target.getTime(column);
    }

    @Override
    public Time getTime(int column, Calendar calendar) throws SQLException {
        reads(column);
        return target.getTime(column, calendar);
    }

    @Override
    public Timestamp getTimestamp(int column) throws SQLException {
        reads(column);
        return target.getTimestamp(column);
    }

    @Override
    public Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
        reads(column);
        return target.getTimestamp(column, calendar);
    }

    @Override
    public URL getURL(int column) throws SQLException {
        reads(column);
        return target.getURL(column);
    }

    @Override
    public InputStream getUnicodeStream(int column) throws SQLException {
        reads(column);
        return target.getUnicodeStream(column);
    }
}
