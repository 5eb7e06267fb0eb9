// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Opens the engine's sessions and pins, in each transaction, what must hold there. */
public interface Sessions {

    /** Opens a session of our own, autocommit off; the caller closes it. */
    Connection open(Endpoint endpoint, String applicationName) throws SQLException;

    /**
     * Pins the open transaction: isolation, row security as an error, search path, time zone, formats, timeouts.
     * Nothing of it outlives the transaction, so no pooler can leak it.
     */
    void pin(Connection transaction, Timeouts timeouts) throws SQLException;

    /**
     * Fails with {@link dev.inchworm.core.error.ErrorCode#SESSION_NOT_OWN} where a pooler hands each transaction
     * another session. A second session to the same endpoint is opened and closed, since an idle pooler hides well.
     * Ends the open transaction of {@code session}.
     */
    void requireOwnSession(Connection session, Endpoint endpoint) throws SQLException;

    /** Which server and which of its histories this is; a failover or a restore gives another text. */
    String history(Connection session) throws SQLException;

    /** The role of this session, as audit's attribution. */
    String user(Connection session) throws SQLException;

    /** The server's number of this session. */
    long pid(Connection session) throws SQLException;

    /** Sets the table's own triggers asleep for the open transaction only; needs a right that preflight asks for. */
    void sleepUserTriggers(Connection transaction) throws SQLException;

    /**
     * How long a transaction's statements may wait and run.
     *
     * @param lock longest wait for one lock; zero waits without limit
     * @param statement longest run of one statement; zero runs without limit
     */
    record Timeouts(Duration lock, Duration statement) {

        /** No limits: for work that blocks nobody. */
        public static final Timeouts NONE = new Timeouts(Duration.ZERO, Duration.ZERO);

        /** For short work on our own tables. */
        public static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));
    }
}
