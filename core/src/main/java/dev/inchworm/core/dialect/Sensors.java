// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import java.sql.Connection;
import java.sql.SQLException;

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
}
