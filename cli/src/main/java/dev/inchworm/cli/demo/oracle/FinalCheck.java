// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Compares the whole table with what the oracle knows, once no client writes any more. */
public final class FinalCheck {
    private static final int FETCH_ROWS = 5_000;

    private final Oracle oracle;
    private final Connection connection;

    private FinalCheck(Oracle oracle, Connection connection) {
        this.oracle = oracle;
        this.connection = connection;
    }

    /**
     * Judges every row, whichever sides the table has, and returns the number of rows.
     *
     * @param connection of a role that sees every row
     * @param isNewFilled whether a new side that is there must be filled
     */
    public static long run(Oracle oracle, Connection connection, boolean isNewFilled) throws SQLException {
        return new FinalCheck(oracle, connection).compare(isNewFilled);
    }

    private long compare(boolean isNewFilled) throws SQLException {
        oracle.settleAll();
        Set<String> columns = columns();
        boolean hasOld = columns.contains("total_amount");
        boolean hasNew = columns.contains("total_amount_minor") && columns.contains("currency");
        if (!hasOld && !hasNew) {
            oracle.lose("the table has neither the old nor the new column");
        }
        Set<Long> keys = new HashSet<>();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet row = statement.executeQuery("select id, row_version, "
                    + (hasOld ? "total_amount" : "null") + ", "
                    + (hasNew ? "total_amount_minor, currency" : "null, null") + " from orders")) {
                while (row.next()) {
                    long key = row.getLong(1);
                    keys.add(key);
                    Value expected = expected(key, row.getLong(2));
                    if (hasOld) {
                        check(key, "old", new Seen(row.getLong(2), total(row, 3), Optional.empty()), expected);
                    }
                    if (hasNew && (isNewFilled || row.getObject(4) != null)) {
                        Optional<String> currency = Optional.of(String.valueOf(row.getString(5)));
                        check(key, "new", new Seen(row.getLong(2), total(row, 4), currency), expected);
                    }
                }
            }
        }
        connection.commit();
        checkMissing(keys);
        return keys.size();
    }

    private Set<String> columns() throws SQLException {
        Set<String> columns = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select attname from pg_attribute where attrelid = 'orders'::regclass and attnum > 0"
                                + " and not attisdropped");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }

    private static OptionalLong total(ResultSet row, int column) throws SQLException {
        long total = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
    }

    private Value expected(long key, long version) {
        if (!oracle.histories().containsKey(key) && oracle.isLoaded(key) && version == 0) {
            return oracle.loaded().apply(key);
        }
        RowHistory history = oracle.history(key);
        if (version != history.acknowledged() || history.hasGap()) {
            oracle.lose("key %d: the table has version %d, acknowledged is %d"
                    .formatted(key, version, history.acknowledged()));
        }
        return history.at(history.acknowledged()).orElse(Value.ABSENT);
    }

    private void check(long key, String side, Seen seen, Value expected) {
        if (!seen.agrees(expected)) {
            oracle.lose("key %d: the %s side has %s, expected %s".formatted(key, side, seen, expected));
        }
    }

    private void checkMissing(Set<Long> keys) {
        for (long key = 1; key <= oracle.rows(); key++) {
            if (!keys.contains(key) && !oracle.histories().containsKey(key)) {
                oracle.lose("key %d: the row is gone".formatted(key));
            }
        }
        oracle.histories().forEach((key, history) -> {
            boolean exists =
                    history.at(history.acknowledged()).map(Value::exists).orElse(true);
            if (exists && !keys.contains(key)) {
                oracle.lose("key %d: the row is gone".formatted(key));
            }
        });
    }
}
