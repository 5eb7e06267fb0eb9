// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Locks;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.OutcomeUnknown;
import dev.inchworm.engine.session.Session;
import java.util.List;

/** Who keeps a table locked against reading it, told after a wait for it ended. */
final class Obstacle {

    private final Session session;
    private final TableName table;

    Obstacle(Session session, TableName table) {
        this.session = session;
        this.table = table;
    }

    /** The session in the way, in one line. */
    String line() {
        try {
            List<Locks.Session> holders = session.inRolledBack(
                    Timeouts.SHORT, tx -> session.dialect().locks().excluders(tx, table));
            return holders.isEmpty()
                    ? "no session that keeps %s locked is to be seen now".formatted(table)
                    : "%s is kept locked by %s".formatted(table, holders.get(0).line());
        } catch (Failed | OutcomeUnknown e) {
            return "who keeps %s locked cannot be told".formatted(table);
        }
    }

    /** The error for a wait that ended. */
    InchwormException told(Failed failed) {
        return new InchwormException(
                ErrorCode.LOCK_NOT_TAKEN,
                "no lock in %d ms: %s".formatted(Timeouts.SHORT.lock().toMillis(), line()),
                "that transaction left nothing behind; the migration stands where the journal says",
                "end that session or wait for it, then give the same command again",
                failed);
    }
}
