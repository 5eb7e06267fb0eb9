// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

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

/** Runs the statements that judge a range; shares no code with those that copy. */
final class Judge {

    private final ParityJob job;
    private final Redaction redaction;

    Judge(ParityJob job) {
        this.job = job;
        this.redaction = new Redaction(job.plan(), job.showsValues());
    }

    /**
     * What one statement counted, and the rows behind it.
     *
     * @param range that was judged
     */
    record Judged(KeyRange range, long rows, long differing, long broken, List<ListedRow> listed) {}

    /** Judges the next {@code rows} rows of {@code rest}, or all of it if it holds fewer. */
    Judged next(Connection transaction, KeyRange rest, int rows, int listedMax) throws SQLException {
        KeyRange range = boundary(transaction, rest, rows).map(rest::to).orElse(rest);
        return judge(transaction, range, listedMax);
    }

    /** Judges a range. */
    Judged judge(Connection transaction, KeyRange range, int listedMax) throws SQLException {
        try (PreparedStatement statement = bound(transaction, job.step().count(), range);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("the statement that judges a range returned no row");
            }
            long rows = counted(row, "rows");
            long differing = counted(row, "differing");
            long broken = counted(row, "broken");
            List<ListedRow> listed =
                    differing + broken > 0 && listedMax > 0 ? list(transaction, range, listedMax) : List.of();
            return new Judged(range, rows, differing, broken, listed);
        }
    }

    /** The key of the n-th row of a range, if it holds as many. */
    Optional<Key> boundary(Connection transaction, KeyRange range, int rows) throws SQLException {
        try (PreparedStatement statement = bound(transaction, job.step().boundary(), range)) {
            statement.setInt(range.parameters().size() + 1, rows - 1);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                return Optional.of(new Key(values));
            }
        }
    }

    /** A row whose mapping cannot be computed. */
    ListedRow failing(Key key, String state) {
        return redaction.row("fails", String.join(", ", key.values()), "SQLState " + state, "");
    }

    private List<ListedRow> list(Connection transaction, KeyRange range, int most) throws SQLException {
        List<ListedRow> listed = new ArrayList<>();
        try (PreparedStatement statement = bound(transaction, job.step().listing(), range)) {
            statement.setInt(range.parameters().size() + 1, most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next() && listed.size() < most) {
                    listed.add(redaction.row(
                            text(row, "kind"), text(row, "row_key"), text(row, "old_side"), text(row, "new_side")));
                }
            }
        }
        return listed;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "null" : value;
    }

    private static long counted(ResultSet row, String column) throws SQLException {
        long count = row.getLong(column);
        if (row.wasNull()) {
            throw new IllegalStateException("the statement that judges a range counted nothing as " + column);
        }
        return count;
    }

    private static PreparedStatement bound(Connection transaction, RangeSql sql, KeyRange range) throws SQLException {
        PreparedStatement statement = transaction.prepareStatement(sql.sql(range));
        List<String> parameters = range.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 1, parameters.get(i));
        }
        return statement;
    }
}
