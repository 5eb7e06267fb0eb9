// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.engine.journal.Position;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes a move by compare-and-set; where someone else moved meanwhile, the whole transaction is taken back. */
final class Moves {

    private Moves() {}

    static void step(Run run, Connection tx, Position from, String step) throws SQLException {
        if (!run.journal().step(tx, from, step)) {
            throw new Halted("the migration was moved by someone else meanwhile");
        }
    }
}
