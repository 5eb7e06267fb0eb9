// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.plan.RangeSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs statements over key ranges as the engine does: pinned, bound as texts. */
final class Chunked {

    private final Synced synced;

    Chunked(Synced synced) {
        this.synced = synced;
    }

    /** Rows of texts. */
    List<List<String>> rows(String sql, List<String> texts, int... numbers) throws SQLException {
        Connection transaction = synced.desk.pinned();
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            bind(statement, texts, numbers);
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(row);
                }
            }
            transaction.commit();
            return rows;
        }
    }

    List<List<String>> rows(RangeSql sql, KeyRange range, int... numbers) throws SQLException {
        return rows(sql.sql(range), range.parameters(), numbers);
    }

    /** Rows changed. */
    int change(String sql, List<String> texts) throws SQLException {
        Connection transaction = synced.desk.pinned();
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            bind(statement, texts);
            int count = statement.executeUpdate();
            transaction.commit();
            return count;
        }
    }

    int change(RangeSql sql, KeyRange range) throws SQLException {
        return change(sql.sql(range), range.parameters());
    }

    /** Walks the whole table in chunks of {@code size} rows; the ranges that leave nothing out. */
    List<KeyRange> ranges(int size) throws SQLException {
        RangeSql boundary = synced.desk.dialect.chunks().boundary(synced.target.table());
        List<KeyRange> ranges = new ArrayList<>();
        KeyRange rest = KeyRange.ALL;
        while (true) {
            Optional<Key> end =
                    rows(boundary, rest, size - 1).stream().map(Key::new).findFirst();
            if (end.isEmpty()) {
                ranges.add(rest);
                return ranges;
            }
            ranges.add(rest.to(end.get()));
            rest = rest.from(end.get());
        }
    }

    private static void bind(PreparedStatement statement, List<String> texts, int... numbers) throws SQLException {
        int place = 1;
        for (String text : texts) {
            statement.setString(place++, text);
        }
        for (int number : numbers) {
            statement.setInt(place++, number);
        }
    }
}
