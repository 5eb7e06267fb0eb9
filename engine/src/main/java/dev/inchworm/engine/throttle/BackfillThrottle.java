// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.throttle;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Settings;
import dev.inchworm.engine.sensor.Replicas;
import dev.inchworm.engine.session.Session;
import java.util.Set;
import java.util.function.Supplier;

/** What holds a backfill back: replica lag, lock waits that we cause, dead rows. Used by one thread at a time. */
public final class BackfillThrottle implements Throttle, AutoCloseable {

    private final Session session;
    private final Throttle all;

    /**
     * Measures in {@code session}, which is its own from now on.
     *
     * @param pids the server's numbers of the sessions that copy, see {@link OwnSessions#pids}
     */
    public BackfillThrottle(
            Session session, TableName table, Settings.Backfill settings, Supplier<Set<Long>> pids, Replicas replicas) {
        this.session = session;
        this.all = new LockWaits(session, pids, settings.lockWaitersMax())
                .and(new ReplicaLag(replicas, settings.replicaLagMax()))
                .and(new DeadRows(session, table, settings.deadRowsMax()));
    }

    @Override
    public Verdict measure() {
        return all.measure();
    }

    @Override
    public void close() {
        session.close();
    }
}
