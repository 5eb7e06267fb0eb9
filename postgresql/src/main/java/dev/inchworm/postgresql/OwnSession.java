// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;

/**
 * Finds out whether a session is really ours between two transactions.
 *
 * <p>An idle pooler hands the same session back again and again. So a second session comes in between, keeps a
 * transaction open, and both look at the server's number for them: where they ever see the same one, or the first sees
 * another one than before, or is kept waiting, sessions are shared.
 */
final class OwnSession {

    private static final int ROUNDS = 3;
    private static final int WAIT_MILLIS_MAX = 5_000;
    private static final String APPLICATION = "inchworm session check";

    private final PostgresqlSessions sessions;
    private final Endpoint endpoint;

    OwnSession(PostgresqlSessions sessions, Endpoint endpoint) {
        this.sessions = sessions;
        this.endpoint = endpoint;
    }

    boolean isShared(Connection session) throws SQLException {
        session.rollback();
        try (Connection other = sessions.open(endpoint, APPLICATION)) {
            long pid = pidOf(session);
            session.commit();
            for (int round = 0; round < ROUNDS; round++) {
                if (pidOf(other) == pid || pidAgain(session) != pid) {
                    return true;
                }
                session.commit();
                other.commit();
            }
            return false;
        }
    }

    /** The number again, or one that no session has where the pooler keeps us waiting. */
    private long pidAgain(Connection session) throws SQLException {
        Executor direct = Runnable::run;
        int before = session.getNetworkTimeout();
        session.setNetworkTimeout(direct, WAIT_MILLIS_MAX);
        try {
            long pid = pidOf(session);
            session.setNetworkTimeout(direct, before);
            return pid;
        } catch (SQLException e) {
            if (Failures.kind(e) == Failure.CONNECTION_LOST) {
                return -1;
            }
            throw e;
        }
    }

    private long pidOf(Connection session) throws SQLException {
        return Query.one(session, "select pg_catalog.pg_backend_pid()").number(0);
    }
}
