// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rehearsal proved, and of what: the gate of EXPAND holds it against what is there.
 *
 * @param planHash of the plan that was rehearsed
 * @param serverMajor of the server it was rehearsed on, as 17
 * @param schemaHash of the tables concerned, see {@link dev.inchworm.core.dialect.Catalogs#schemaHash}
 * @param passed whether nothing spoke against running the plan
 * @param summary one line for people, with its time
 */
public record RehearsalProof(String planHash, int serverMajor, String schemaHash, boolean passed, String summary) {

    /** The kind of evidence that it is in the journal. */
    public static final String KIND = "rehearsal";

    /** The statement by which a named role waives it. */
    public static final String WAIVED = "rehearsal-waived";

    private static final Pattern DETAIL =
            Pattern.compile("(?s)PostgreSQL (\\d{1,4}), schema ([0-9a-f]{64}): (passed|failed), (.*)");

    /** As the journal keeps it. */
    public String detail() {
        return "PostgreSQL %d, schema %s: %s, %s"
                .formatted(serverMajor, schemaHash, passed ? "passed" : "failed", summary);
    }

    /** What the journal keeps of a rehearsal of the plan {@code planHash}; empty if it is no such text. */
    static Optional<RehearsalProof> read(String planHash, String detail) {
        Matcher found = DETAIL.matcher(detail);
        return found.matches()
                ? Optional.of(new RehearsalProof(
                        planHash,
                        Integer.parseInt(found.group(1)),
                        found.group(2),
                        found.group(3).equals("passed"),
                        found.group(4)))
                : Optional.empty();
    }

    /** The statement that waives the rehearsal of one plan; another plan asks again. */
    public static String waiverOf(String planHash) {
        return WAIVED + " " + planHash;
    }
}
