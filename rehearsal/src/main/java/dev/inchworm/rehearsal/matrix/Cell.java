// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.matrix;

import java.util.Optional;

/**
 * What came of one statement in one phase.
 *
 * @param rows how many rows it wrote or returned; zero proves little
 * @param failure what the server said where it failed
 */
public record Cell(long rows, Optional<Failure> failure) {

    /**
     * What the server said.
     *
     * @param state the SQLSTATE
     * @param message in one line
     */
    public record Failure(String state, String message) {

        @Override
        public String toString() {
            return state + " " + message;
        }
    }

    static Cell done(long rows) {
        return new Cell(rows, Optional.empty());
    }

    static Cell failed(String state, String message) {
        return new Cell(0, Optional.of(new Failure(state, message)));
    }

    /** Whether the statement ran to its end. */
    public boolean isDone() {
        return failure.isEmpty();
    }

    /** The worse of the two. */
    Cell orWorse(Cell other) {
        if (!isDone()) {
            return this;
        }
        return !other.isDone() || other.rows < rows ? other : this;
    }
}
