// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import java.sql.SQLException;
import java.util.List;

/**
 * Looks at a trial database at every stop of a rehearsal: the compatibility matrix, the probe of statements.
 *
 * <p>Called by the thread that rehearses, which waits for it. The order is: PREPARE forward after; then each later
 * phase forward before and after, to DONE; then each phase back before and after, from DONE to EXPAND (see
 * {@link Stop}). The engine is not at work meanwhile and holds no lock. A listener opens connections of its own by
 * {@link Stop#trial} and leaves catalog and rows as it found them, by rolling back; what it leaves behind is told as a
 * difference of the undo.
 */
@FunctionalInterface
public interface RehearsalListener {

    /**
     * Looks, and returns what it found wrong, one line each; any line makes the rehearsal fail. What is only worth
     * telling it keeps for its own report.
     *
     * @throws SQLException if it could not look, which makes the rehearsal fail too
     */
    List<String> at(Stop stop) throws SQLException;
}
