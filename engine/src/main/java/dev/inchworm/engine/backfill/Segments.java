// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The key ranges of one backfill in {@code inchworm.segment}: claimed, and their checkpoints saved, in the transaction
 * that copies.
 *
 * @param migration its id
 * @param job the step's name
 * @param planHash of the plan; another mapping never resumes an old copy
 * @param syncEpoch of the sync; nor does a new sync
 */
public record Segments(String migration, String job, String planHash, int syncEpoch) {

    private static final String OF_JOB = " where migration = ? and job = ?";
    private static final String OF_RUN = OF_JOB + " and plan_hash = ? and sync_epoch = ?";

    /**
     * Sums over all segments.
     *
     * @param rows rows looked at
     * @param done segments that are finished
     * @param count all segments; 0 before they were cut
     */
    public record Totals(long rows, int done, int count) {

        /** Whether there are segments and all of them are finished. */
        public boolean isDone() {
            return count > 0 && done == count;
        }
    }

    /** How far all processes together have come. */
    public Totals totals(Connection transaction) throws SQLException {
        String sql =
                "select coalesce(sum(rows_done), 0), coalesce(sum(case when is_done then 1 else 0 end), 0), count(*)"
                        + " from inchworm.segment" + OF_RUN;
        try (PreparedStatement statement = ofRun(transaction, sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Totals(row.getLong(1), row.getInt(2), row.getInt(3));
        }
    }

    /** The keys where segments meet, in order: places spread over the whole table. */
    public List<Key> bounds(Connection transaction) throws SQLException {
        List<Key> keys = new ArrayList<>();
        for (Segment segment : all(transaction)) {
            segment.range().upTo().ifPresent(keys::add);
        }
        return keys;
    }

    /** Removes the segments of other plans and epochs, and writes these. A second process that does so fails. */
    void write(Connection transaction, List<KeyRange> ranges, boolean done) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(
                "delete from inchworm.segment" + OF_JOB + " and not (plan_hash = ? and sync_epoch = ?)")) {
            bind(statement);
            statement.executeUpdate();
        }
        String sql = "insert into inchworm.segment (migration, job, plan_hash, sync_epoch, no, after_key, up_to_key,"
                + " reached_key, rows_done, is_done) values (?, ?, ?, ?, ?, ?, ?, null, 0, ?)";
        try (PreparedStatement statement = ofRun(transaction, sql)) {
            for (int no = 0; no < ranges.size(); no++) {
                statement.setInt(5, no);
                statement.setString(6, KeyText.write(ranges.get(no).after()));
                statement.setString(7, KeyText.write(ranges.get(no).upTo()));
                statement.setBoolean(8, done);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Locks a segment that is not done and that no one else holds; if it can choose, {@code first}, never {@code last}.
     */
    Optional<Segment> claim(Connection transaction, Dialect dialect, int first, int last) throws SQLException {
        String sql = "select no, after_key, up_to_key, reached_key from inchworm.segment" + OF_RUN
                + " and not is_done order by case when no = ? then 0 when no = ? then 2 else 1 end, no limit 1"
                + dialect.journal().skipLocked();
        try (PreparedStatement statement = ofRun(transaction, sql)) {
            statement.setInt(5, first);
            statement.setInt(6, last);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(segment(row)) : Optional.empty();
            }
        }
    }

    /** Saves how far a claimed segment has come. */
    void save(Connection transaction, int no, Optional<Key> reached, long rows, boolean done) throws SQLException {
        String sql = "update inchworm.segment set reached_key = ?, rows_done = rows_done + ?, is_done = ?" + OF_RUN
                + " and no = ?";
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setString(1, KeyText.write(reached));
            statement.setLong(2, rows);
            statement.setBoolean(3, done);
            statement.setString(4, migration);
            statement.setString(5, job);
            statement.setString(6, planHash);
            statement.setInt(7, syncEpoch);
            statement.setInt(8, no);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("segment %d was claimed and is gone".formatted(no));
            }
        }
    }

    /** Why the segments do not cover every key up to the highest one without a gap; empty if they do and are done. */
    Optional<String> gap(Connection transaction) throws SQLException {
        List<Segment> segments = all(transaction);
        Optional<Key> end = Optional.empty();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.no() != i || !segment.range().after().equals(end)) {
                return Optional.of("segment %d does not begin where the one before ends".formatted(i));
            }
            if (!segment.reached().equals(segment.range().upTo())) {
                return Optional.of("segment %d has not reached its end".formatted(i));
            }
            end = segment.range().upTo();
        }
        return segments.isEmpty() ? Optional.of("there are no segments") : Optional.empty();
    }

    private List<Segment> all(Connection transaction) throws SQLException {
        String sql = "select no, after_key, up_to_key, reached_key from inchworm.segment" + OF_RUN + " order by no";
        List<Segment> segments = new ArrayList<>();
        try (PreparedStatement statement = ofRun(transaction, sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                segments.add(segment(row));
            }
        }
        return segments;
    }

    private static Segment segment(ResultSet row) throws SQLException {
        return new Segment(
                row.getInt(1),
                new KeyRange(KeyText.read(row.getString(2)), KeyText.read(row.getString(3))),
                KeyText.read(row.getString(4)));
    }

    private PreparedStatement ofRun(Connection transaction, String sql) throws SQLException {
        PreparedStatement statement = transaction.prepareStatement(sql);
        bind(statement);
        return statement;
    }

    private void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, migration);
        statement.setString(2, job);
        statement.setString(3, planHash);
        statement.setInt(4, syncEpoch);
    }
}
