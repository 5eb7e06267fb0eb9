// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.throttle;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Catalogs;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.session.Session;
import java.time.Duration;
import java.util.Locale;

/** Holds while dead rows, as a share of the live ones, wait to be cleaned up. */
final class DeadRows implements Throttle {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Session session;
    private final TableName table;
    private final double shareMax;

    DeadRows(Session session, TableName table, double shareMax) {
        this.session = session;
        this.table = table;
        this.shareMax = shareMax;
    }

    @Override
    public Verdict measure() {
        return Throttle.orHold("dead rows", this::judge);
    }

    private Verdict judge() {
        Catalogs.Size size = session.inRolledBack(
                Timeouts.SHORT, transaction -> session.dialect().catalogs().size(transaction, table));
        double share = (double) size.deadRows() / Math.max(1, size.rows());
        if (share <= shareMax) {
            return new Go();
        }
        return new Hold(
                String.format(
                        Locale.ROOT,
                        "%s has %d dead rows, %.2f of its live ones, limit %.2f: waits for vacuum",
                        table,
                        size.deadRows(),
                        share,
                        shareMax),
                AGAIN);
    }
}
