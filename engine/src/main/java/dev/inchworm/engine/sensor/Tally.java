// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the sync has counted into {@code inchworm.tally}, by application and role. */
public final class Tally {

    private final String migration;

    /** The counts of one migration. */
    public Tally(String migration) {
        this.migration = migration;
    }

    /** What the sync counts. */
    public enum Kind {
        /** A write that came through the old side. */
        OLD_WRITER("old_writer"),
        /** A write that came through the new side. */
        NEW_WRITER("new_writer"),
        /** A write that enforcement would have failed. */
        ENFORCE("enforce"),
        /** A statement wrote both sides, and they disagreed. */
        DIVERGENCE("divergence"),
        /** The way up failed for a row. */
        UP_ERROR("up_error"),
        /** A write that changed the old side while it is guarded. */
        GUARD("guard");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in the table. */
        public String word() {
            return word;
        }
    }

    /**
     * Writes of one application and role.
     *
     * @param application the name it gave itself, may be empty
     * @param role it logged in with
     * @param writes how many
     * @param lastAt when the last one was, by the database's clock
     */
    public record Writers(String application, String role, long writes, Instant lastAt) {

        /** One line for people. */
        public String line() {
            return "%d by application %s, role %s, last at %s"
                    .formatted(writes, application.isEmpty() ? "(unnamed)" : application, role, lastAt);
        }
    }

    /** Who was counted from {@code since} on, most first. */
    public List<Writers> since(Connection transaction, Kind kind, Instant since) throws SQLException {
        String sql = "select application, role, sum(writes), max(at) from inchworm.tally"
                + " where migration = ? and kind = ? and at >= ? group by application, role order by 3 desc, 1, 2";
        List<Writers> writers = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            bind(statement, kind, since);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    writers.add(new Writers(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getTimestamp(4).toInstant()));
                }
            }
        }
        return writers;
    }

    /** How many were counted from {@code since} on. */
    public long total(Connection transaction, Kind kind, Instant since) throws SQLException {
        String sql = "select coalesce(sum(writes), 0) from inchworm.tally where migration = ? and kind = ? and at >= ?";
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            bind(statement, kind, since);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** When the last one was counted, if any was. */
    public Optional<Instant> lastAt(Connection transaction, Kind kind) throws SQLException {
        String sql = "select max(at) from inchworm.tally where migration = ? and kind = ?";
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setString(1, migration);
            statement.setString(2, kind.word());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
            }
        }
    }

    /**
     * Removes counts from before {@code before}, about {@code rowsMax} of them at most; returns how many.
     *
     * <p>Rows of one instant go together, so it may be a few more.
     */
    public int prune(Connection transaction, Kind kind, Instant before, int rowsMax) throws SQLException {
        Optional<Instant> cut = cut(transaction, kind, before, rowsMax);
        String sql = "delete from inchworm.tally where migration = ? and kind = ? and at < ?";
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            bind(statement, kind, cut.orElse(before));
            return statement.executeUpdate();
        }
    }

    private Optional<Instant> cut(Connection transaction, Kind kind, Instant before, int rowsMax) throws SQLException {
        String sql = "select at from inchworm.tally where migration = ? and kind = ? and at < ?"
                + " order by at limit 1 offset ?";
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            bind(statement, kind, before);
            statement.setInt(4, rowsMax);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
            }
        }
    }

    private void bind(PreparedStatement statement, Kind kind, Instant at) throws SQLException {
        statement.setString(1, migration);
        statement.setString(2, kind.word());
        statement.setTimestamp(3, Timestamp.from(at));
    }
}
