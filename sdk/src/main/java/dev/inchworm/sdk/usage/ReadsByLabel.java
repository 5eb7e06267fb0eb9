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

/** The values of a result read by label; each read is told first. */
@SuppressWarnings("deprecation")
abstract class ReadsByLabel extends ReadsByIndex {

    ReadsByLabel(ResultSet target) {
        super(target);
    }

    /** The value of {@code label} is about to be read; not checked. */
    abstract void reads(String label) throws SQLException;

    @Override
    public Array getArray(String label) throws SQLException {
        reads(label);
        return target.getArray(label);
    }

    @Override
    public InputStream getAsciiStream(String label) throws SQLException {
        reads(label);
        return target.getAsciiStream(label);
    }

    @Override
    public BigDecimal getBigDecimal(String label) throws SQLException {
        reads(label);
        return target.getBigDecimal(label);
    }

    @Override
    public BigDecimal getBigDecimal(String label, int scale) throws SQLException {
        reads(label);
        return target.getBigDecimal(label, scale);
    }

    @Override
    public InputStream getBinaryStream(String label) throws SQLException {
        reads(label);
        return target.getBinaryStream(label);
    }

    @Override
    public Blob getBlob(String label) throws SQLException {
        reads(label);
        return target.getBlob(label);
    }

    @Override
    public boolean getBoolean(String label) throws SQLException {
        reads(label);
        return target.getBoolean(label);
    }

    @Override
    public byte getByte(String label) throws SQLException {
        reads(label);
        return target.getByte(label);
    }

    @Override
    public byte[] getBytes(String label) throws SQLException {
        reads(label);
        return target.getBytes(label);
    }

    @Override
    public Reader getCharacterStream(String label) throws SQLException {
        reads(label);
        return target.getCharacterStream(label);
    }

    @Override
    public Clob getClob(String label) throws SQLException {
        reads(label);
        return target.getClob(label);
    }

    @Override
    public Date getDate(String label) throws SQLException {
        reads(label);
        return target.getDate(label);
    }

    @Override
    public Date getDate(String label, Calendar calendar) throws SQLException {
        reads(label);
        return target.getDate(label, calendar);
    }

    @Override
    public double getDouble(String label) throws SQLException {
        reads(label);
        return target.getDouble(label);
    }

    @Override
    public float getFloat(String label) throws SQLException {
        reads(label);
        return target.getFloat(label);
    }

    @Override
    public int getInt(String label) throws SQLException {
        reads(label);
        return target.getInt(label);
    }

    @Override
    public long getLong(String label) throws SQLException {
        reads(label);
        return target.getLong(label);
    }

    @Override
    public Reader getNCharacterStream(String label) throws SQLException {
        reads(label);
        return target.getNCharacterStream(label);
    }

    @Override
    public NClob getNClob(String label) throws SQLException {
        reads(label);
        return target.getNClob(label);
    }

    @Override
    public String getNString(String label) throws SQLException {
        reads(label);
        return target.getNString(label);
    }

    @Override
    public @Nullable Object getObject(String label) throws SQLException {
        reads(label);
        return target.getObject(label);
    }

    @Override
    public <T> T getObject(String label, Class<T> type) throws SQLException {
        reads(label);
        return target.getObject(label, type);
    }

    @Override
    public @Nullable Object getObject(String label, Map<String, Class<?>> types) throws SQLException {
        reads(label);
        return target.getObject(label, types);
    }

    @Override
    public Ref getRef(String label) throws SQLException {
        reads(label);
        return target.getRef(label);
    }

    @Override
    public RowId getRowId(String label) throws SQLException {
        reads(label);
        return target.getRowId(label);
    }

    @Override
    public SQLXML getSQLXML(String label) throws SQLException {
        reads(label);
        return target.getSQLXML(label);
    }

    @Override
    public short getShort(String label) throws SQLException {
        reads(label);
        return target.getShort(label);
    }

    @Override
    public String getString(String label) throws SQLException {
        reads(label);
        return target.getString(label);
    }

    @Override
    public Time getTime(String label) throws SQLException {
        reads(label);
        return target.getTime(label);
    }

    @Override
    public Time getTime(String label, Calendar calendar) throws SQLException {
        reads(label);
        return target.getTime(label, calendar);
    }

    @Override
    public Timestamp getTimestamp(String label) throws SQLException {
        reads(label);
        return target.getTimestamp(label);
    }

    @Override
    public Timestamp getTimestamp(String label, Calendar calendar) throws SQLException {
        reads(label);
        return target.getTimestamp(label, calendar);
    }

    @Override
    public URL getURL(String label) throws SQLException {
        reads(label);
        return target.getURL(label);
    }

    @Override
    public InputStream getUnicodeStream(String label) throws SQLException {
        reads(label);
        return target.getUnicodeStream(label);
    }
}
