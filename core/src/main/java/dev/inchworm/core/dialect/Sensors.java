// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import dev.inchworm.core.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Positions in the server's log: a replica has everything up to where its position has reached the primary's. */
public interface Sensors {

    /** How far the primary's log is now, comparable with {@link #replayed}. */
    long written(Connection primary) throws SQLException;

    /** How far a replica has replayed; fails on a server that is not a replica. */
    long replayed(Connection replica) throws SQLException;

    /** How many replicas the primary sees attached. */
    int attached(Connection primary) throws SQLException;

    /** Whether the server is a replica and so takes no writes. */
    boolean isReplica(Connection session) throws SQLException;

    /** What the server has counted of a table's writes; cheap, and late by about a second. */
    Activity activity(Connection session, TableName table) throws SQLException;

    /**
     * Writes of a table at one moment.
     *
     * @param writes rows inserted, updated and deleted since the server began to count
     * @param at milliseconds by the server's clock
     * @param counting for how long it counts already; absent where it does not know
     */
    record Activity(long writes, long at, Optional<Duration> counting) {}
}
