// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The right to run a migration for a while, by the database's clock. */
public final class Lease {

    private final Dialect dialect;

    /** Leases of journals of that dialect. */
    public Lease(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Who holds a lease, and for how many milliseconds more; negative once it ran out. */
    public record Holder(String name, long number, long leftMillis) {}

    /** Who holds the lease of {@code migration}, or held it last. */
    public Optional<Holder> holder(Connection transaction, String migration) throws SQLException {
        return Rows.first(
                transaction,
                "select holder, fence, lease_until, " + dialect.journal().now()
                        + " as at from inchworm.lease where migration = ?",
                row -> new Holder(
                        row.getString(1),
                        row.getLong(2),
                        Duration.between(Rows.instant(row, "at"), Rows.instant(row, "lease_until"))
                                .toMillis()),
                migration);
    }

    /**
     * Takes the lease if no one else holds it, and raises the fence. Waits for transactions of the runner before.
     *
     * @throws InchwormException {@code LEASE_HELD} naming who holds it
     */
    public Fence take(Connection transaction, String migration, String name, Duration ttl) throws SQLException {
        String now = dialect.journal().now();
        int taken = Rows.run(
                transaction,
                "update inchworm.lease set fence = fence + 1, holder = ?, lease_until = "
                        + dialect.journal().later() + " where migration = ? and (lease_until < " + now
                        + " or holder = '' or holder = ?)",
                name,
                ttl.toMillis(),
                migration,
                name);
        Holder holder = holder(transaction, migration)
                .orElseThrow(() -> new IllegalStateException("no lease row for " + migration));
        if (taken == 0) {
            throw new InchwormException(
                    ErrorCode.LEASE_HELD,
                    "%s is being run by %s, for %d s more"
                            .formatted(migration, holder.name(), holder.leftMillis() / 1000),
                    "nothing changed; the other engine goes on",
                    "inchworm status " + migration + " shows it at work; try again when it has ended");
        }
        return new Fence(migration, holder.number());
    }

    /** Makes the lease longer; false if someone else has it now. */
    public boolean renew(Connection transaction, Fence fence, Duration ttl) throws SQLException {
        return Rows.run(
                        transaction,
                        "update inchworm.lease set lease_until = "
                                + dialect.journal().later() + " where migration = ? and fence = ?",
                        ttl.toMillis(),
                        fence.migration(),
                        fence.number())
                == 1;
    }

    /** Gives the lease back at once. */
    public void release(Connection transaction, Fence fence) throws SQLException {
        Rows.run(
                transaction,
                "update inchworm.lease set holder = '', lease_until = "
                        + dialect.journal().now() + " where migration = ? and fence = ?",
                fence.migration(),
                fence.number());
    }
}
