// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Feature;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Bucket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The route table that applications follow. A percentage between 0 and 100 % is a lease. */
public final class Routes {

    private static final String CHANNEL = "inchworm_route";

    /** An instance that claims to know more versions than that beyond the route is wrong, and not followed. */
    private static final long AHEAD_MAX = 1_000_000;

    /** The highest version that an instance knows, of those that can be true. */
    private static final String KNOWN = "(select coalesce(max(f.route_version), 0) from inchworm.figure f"
            + " where f.migration = inchworm.route.migration"
            + " and f.route_version <= inchworm.route.version + " + AHEAD_MAX + ")";

    private final Dialect dialect;

    /** Routes in journals of that dialect. */
    public Routes(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A row of the table; {@code now} is the database's clock when it was read. */
    public record Row(
            long version, Stage stage, int percentBp, Optional<Instant> leaseUntil, Instant changedAt, Instant now) {

        /** The percentage that applications follow now: a lease that ran out means old. */
        public int effectiveBp() {
            boolean isLease = percentBp > 0 && percentBp < Bucket.COUNT;
            boolean holds = leaseUntil.map(until -> until.isAfter(now)).orElse(false);
            return isLease && !holds ? 0 : percentBp;
        }
    }

    /** The route of a migration, if it has one yet. */
    public Optional<Row> find(Connection transaction, String migration) throws SQLException {
        return Rows.first(
                transaction,
                "select version, stage, percent_bp, lease_until, changed_at, "
                        + dialect.journal().now() + " as at from inchworm.route where migration = ?",
                row -> new Row(
                        row.getLong("version"),
                        Stage.of(row.getString("stage")),
                        row.getInt("percent_bp"),
                        row.getTimestamp("lease_until") == null
                                ? Optional.empty()
                                : Optional.of(Rows.instant(row, "lease_until")),
                        Rows.instant(row, "changed_at"),
                        Rows.instant(row, "at")),
                migration);
    }

    /**
     * Raises the version above what every instance knows, if one knows more than this row: a failover or a restore has
     * lost some. Nothing else changes, but a soak begins anew.
     *
     * @return whether that was so
     */
    public boolean overtake(Connection transaction, String migration, String by) throws SQLException {
        boolean overtaken = Rows.run(
                        transaction,
                        "update inchworm.route set version = " + KNOWN + " + 1, changed_at = "
                                + dialect.journal().now() + ", changed_by = ? where migration = ? and " + KNOWN
                                + " > version",
                        by,
                        migration)
                == 1;
        if (overtaken) {
            tell(transaction, migration);
        }
        return overtaken;
    }

    /** Sets stage and percentage, raises the version above what any instance knows, tells listeners at commit. */
    public void set(Connection transaction, String migration, Stage stage, int percentBp, Duration lease, String by)
            throws SQLException {
        String now = dialect.journal().now();
        int changed = Rows.run(
                transaction,
                "update inchworm.route set version = greatest(version, " + KNOWN
                        + ") + 1, stage = ?, percent_bp = ?, lease_until = "
                        + dialect.journal().later() + ", changed_at = " + now + ", changed_by = ? where migration = ?",
                stage.label(),
                percentBp,
                lease.toMillis(),
                by,
                migration);
        if (changed == 0) {
            Rows.run(
                    transaction,
                    "insert into inchworm.route (migration, version, stage, percent_bp, salt, lease_until, changed_at,"
                            + " changed_by) values (?, 1 + (select coalesce(max(f.route_version), 0) from inchworm.figure f"
                            + " where f.migration = ? and f.route_version <= " + AHEAD_MAX + "), ?, ?, ?, "
                            + dialect.journal().later() + ", " + now + ", ?)",
                    migration,
                    migration,
                    stage.label(),
                    percentBp,
                    migration,
                    lease.toMillis(),
                    by);
        }
        tell(transaction, migration);
    }

    /** Makes the lease of the percentage longer if the route still has that version; false if it was moved. */
    public boolean renew(Connection transaction, String migration, long version, Duration lease) throws SQLException {
        boolean renewed = Rows.run(
                        transaction,
                        "update inchworm.route set lease_until = "
                                + dialect.journal().later() + " where migration = ? and version = ?",
                        lease.toMillis(),
                        migration,
                        version)
                == 1;
        if (renewed) {
            tell(transaction, migration);
        }
        return renewed;
    }

    private void tell(Connection transaction, String migration) throws SQLException {
        if (!dialect.features().contains(Feature.NOTIFY)) {
            return;
        }
        long version = find(transaction, migration).map(Row::version).orElse(0L);
        Rows.list(transaction, dialect.journal().tell(), row -> "", CHANNEL, migration + " " + version);
    }
}
