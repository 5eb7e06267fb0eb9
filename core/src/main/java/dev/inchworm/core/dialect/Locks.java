// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import dev.inchworm.core.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Who holds and who waits for locks. */
public interface Locks {

    /** Sessions whose locks on the table would make a strong lock wait, oldest first. */
    List<Session> blockers(Connection transaction, TableName table) throws SQLException;

    /** Sessions that keep everyone, readers too, away from the table, oldest first; its schema may be left out. */
    List<Session> excluders(Connection transaction, TableName table) throws SQLException;

    /** Sessions that wait for a lock which one of {@code pids} holds. */
    List<Session> waitingFor(Connection transaction, Set<Long> pids) throws SQLException;

    /** Names of the transactions that hold a write lock on the table now, those of {@code pids} left out. */
    Set<String> writers(Connection transaction, TableName table, Set<Long> pids) throws SQLException;

    /** The longest time that a chunk may take so that its application is never the victim of a deadlock. */
    Duration chunkTimeMax(Connection transaction) throws SQLException;

    /**
     * Another session.
     *
     * @param pid the server's number for it
     * @param application the name it gave itself
     * @param user its role
     * @param state what it is doing, as the server says
     * @param age of its transaction
     * @param statement the statement without its values, or empty where it may not be seen
     */
    record Session(long pid, String application, String user, String state, Duration age, String statement) {

        /** One line for people. */
        public String line() {
            return "pid %d, application %s, role %s, %s for %d s%s"
                    .formatted(
                            pid,
                            application.isEmpty() ? "(unnamed)" : application,
                            user,
                            state,
                            age.toSeconds(),
                            statement.isEmpty() ? "" : ": " + statement);
        }
    }
}
