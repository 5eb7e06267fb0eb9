// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.core.change.Settings.UserTriggers;
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

/** One chunk in one transaction: claim, find its end, copy, save the checkpoint. */
final class ChunkCopy {

    private final BackfillJob job;
    private final Segments segments;

    ChunkCopy(BackfillJob job, Segments segments) {
        this.job = job;
        this.segments = segments;
    }

    /** What a transaction did. */
    sealed interface Outcome {}

    /** A chunk was copied. */
    record Copied(int segment, long lookedAt, long changed, boolean isSegmentDone) implements Outcome {}

    /** Other sessions hold what is left. */
    record NothingFree() implements Outcome {}

    /** Every segment is done. */
    record AllDone() implements Outcome {}

    /** Locks a segment that may be worked on, under the fence. */
    Optional<Segment> claim(Connection transaction, int first, int last) throws SQLException {
        job.fence().hold(transaction, job.dialect());
        return segments.claim(transaction, job.dialect(), first, last);
    }

    /** What it means that nothing could be claimed. */
    Outcome unclaimed(Connection transaction) throws SQLException {
        return segments.totals(transaction).isDone() ? new AllDone() : new NothingFree();
    }

    /** Copies the next {@code rows} rows of a claimed segment. */
    Copied copy(Connection transaction, Segment segment, int rows) throws SQLException {
        if (job.settings().userTriggers() == UserTriggers.SKIP) {
            job.dialect().sessions().sleepUserTriggers(transaction);
        }
        KeyRange rest = segment.rest();
        Optional<Key> end = boundary(transaction, rest, rows);
        KeyRange chunk = end.map(rest::to).orElse(rest);
        long changed = update(transaction, chunk);
        boolean isDone = chunk.upTo().equals(rest.upTo());
        long lookedAt = end.isPresent() ? rows : changed;
        segments.save(transaction, segment.no(), chunk.upTo(), lookedAt, isDone);
        return new Copied(segment.no(), lookedAt, changed, isDone);
    }

    /** The key of the n-th row of a range, if it holds as many. */
    Optional<Key> boundary(Connection transaction, KeyRange range, int rows) throws SQLException {
        RangeSql sql = job.step().boundary();
        try (PreparedStatement statement = bound(transaction, sql, range)) {
            statement.setInt(range.parameters().size() + 1, rows - 1);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(key(row)) : Optional.empty();
            }
        }
    }

    private long update(Connection transaction, KeyRange range) throws SQLException {
        try (PreparedStatement statement = bound(transaction, job.step().copy(), range)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement bound(Connection transaction, RangeSql sql, KeyRange range) throws SQLException {
        PreparedStatement statement = transaction.prepareStatement(sql.sql(range));
        List<String> parameters = range.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 1, parameters.get(i));
        }
        return statement;
    }

    /** The key that a row is made of, one text a column. */
    static Key key(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getString(i));
        }
        return new Key(values);
    }
}
