// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.route.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the audits of the applications have written: who uses which side, and how much they have seen. */
public final class UsageTable {

    /** A star or a whole row: it names nothing, and holds nothing up. */
    public static final String POSSIBLE = "possible";

    private static final int SINCE_VERSION = 2;
    private static final int USES_MAX = 1_000;
    private static final int INSTANCES_MAX = 10_000;

    private final Dialect dialect;
    private final String migration;

    /** The usage of one migration. */
    public UsageTable(Dialect dialect, String migration) {
        this.dialect = dialect;
        this.migration = migration;
    }

    /**
     * One statement at one place of one instance.
     *
     * @param side {@code old} or {@code new}
     * @param access {@code statement}, {@code read}, {@code write} or {@link #POSSIBLE}
     * @param place the line of code, may be empty
     * @param text the statement without its values
     * @param who made it
     * @param uses how many were counted
     * @param firstAt by the database's clock
     * @param lastAt by the database's clock
     */
    public record Use(
            String side,
            String access,
            String place,
            String text,
            User who,
            long uses,
            Instant firstAt,
            Instant lastAt) {

        /** One line for people. */
        public String line() {
            return "%s%s by application %s, role %s, release %s, instance %s, last at %s"
                    .formatted(
                            text.isEmpty() ? access : "\"" + text + "\"",
                            place.isEmpty() ? "" : " at " + place,
                            who.application().isEmpty() ? "(unnamed)" : who.application(),
                            who.role(),
                            who.release(),
                            who.instance(),
                            lastAt);
        }
    }

    /**
     * Who used a side.
     *
     * @param application the name it gave itself, may be empty
     * @param role that wrote the report
     * @param release of the application
     * @param instance of the application
     */
    public record User(String application, String role, String release, String instance) {}

    /**
     * How much an instance's audit has seen.
     *
     * @param instance whose
     * @param release it runs
     * @param statements it saw, whatever they touched
     * @param watched statements that touched a watched column
     * @param blind times it was gone around or failed, so that something was not seen
     * @param since its first batch, by the database's clock
     * @param at its last batch, by the database's clock
     */
    public record Coverage(
            String instance, String release, long statements, long watched, long blind, Instant since, Instant at) {}

    /** Whether this journal has the tables; one that an older release began has not, until an engine carried it on. */
    public boolean isThere(Connection transaction) throws SQLException {
        return dialect.journal().installed(transaction) >= SINCE_VERSION;
    }

    /** Uses of a side, or of both, newest first and at most 1000. */
    public List<Use> uses(Connection transaction, Optional<Side> side) throws SQLException {
        String sql = "select side, access, place, text, application, role, release, instance, uses, first_at, last_at"
                + " from inchworm.usage where migration = ? and side like ? order by last_at desc, instance, statement"
                + " limit " + USES_MAX;
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setString(1, migration);
            statement.setString(2, side.map(Side::label).orElse("%"));
            return uses(statement);
        }
    }

    /** The newest use of a side from {@code since} on that was more than possible. */
    public Optional<Use> newest(Connection transaction, Side side, Instant since) throws SQLException {
        String sql = "select side, access, place, text, application, role, release, instance, uses, first_at, last_at"
                + " from inchworm.usage where migration = ? and side = ? and access <> '" + POSSIBLE
                + "' and last_at >= ? order by last_at desc limit 1";
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setString(1, migration);
            statement.setString(2, side.label());
            statement.setTimestamp(3, Timestamp.from(since));
            return uses(statement).stream().findFirst();
        }
    }

    private static List<Use> uses(PreparedStatement statement) throws SQLException {
        List<Use> uses = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                uses.add(new Use(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        new User(row.getString(5), row.getString(6), row.getString(7), row.getString(8)),
                        row.getLong(9),
                        row.getTimestamp(10).toInstant(),
                        row.getTimestamp(11).toInstant()));
            }
        }
        return uses;
    }

    /** The coverage of every instance that ever told any, by name. */
    public List<Coverage> coverage(Connection transaction) throws SQLException {
        String sql = "select instance, release, statements, watched, blind, since, at from inchworm.coverage"
                + " where migration = ? order by instance limit " + INSTANCES_MAX;
        List<Coverage> coverage = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setString(1, migration);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    coverage.add(new Coverage(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getTimestamp(6).toInstant(),
                            row.getTimestamp(7).toInstant()));
                }
            }
        }
        return coverage;
    }
}
