// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

import java.util.List;

/**
 * What a pass found.
 *
 * @param verdict only {@link Verdict#CLEAN} opens a gate
 * @param rows rows judged
 * @param differing rows whose sides differ (dry run: that the mapping does not carry)
 * @param broken rows that break an invariant (dry run: that would break what is enforced later)
 * @param chunks statements that judged them
 * @param listed the first rows that differ or are broken, at most {@value #LISTED_MAX}
 * @param why one sentence for people
 */
public record ParityResult(
        Verdict verdict, long rows, long differing, long broken, long chunks, List<ListedRow> listed, String why) {

    /** A result never lists more rows. */
    public static final int LISTED_MAX = 100;

    /** Copies the rows. */
    public ParityResult {
        listed = List.copyOf(listed);
    }

    /** What a pass proves. */
    public enum Verdict {
        /** Every row was judged, without any error, and none differs or is broken. */
        CLEAN,
        /** There are rows that differ or are broken. */
        DIFFERENT,
        /** It is not known: the pass did not cover every row, or met an error, a halt or a failover. */
        INCONCLUSIVE
    }
}
