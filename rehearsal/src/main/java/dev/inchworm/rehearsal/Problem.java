// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import java.util.List;

/**
 * A reason why a rehearsal did not pass.
 *
 * @param place where it was met, as {@code undo of BACKFILL}
 * @param text one line for people
 * @param details further lines: a diff
 */
public record Problem(String place, String text, List<String> details) {

    /** Copies the lines. */
    public Problem {
        details = List.copyOf(details);
    }

    /** One without further lines. */
    static Problem of(String place, String text) {
        return new Problem(place, text, List.of());
    }
}
