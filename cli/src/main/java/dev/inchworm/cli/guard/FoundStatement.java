// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import dev.inchworm.core.change.Guardrail.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * A statement that a file holds.
 *
 * @param line where it begins
 * @param endLine where it ends
 * @param text as it stands there, on one line, cut short
 * @param kinds what it is; empty for what no guardrail names
 * @param trouble why it could not be judged, if so
 */
record FoundStatement(int line, int endLine, String text, Set<Kind> kinds, Optional<String> trouble) {

    private static final int SHOWN_MAX = 100;

    static String shown(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN_MAX ? line : line.substring(0, SHOWN_MAX) + "...";
    }
}
