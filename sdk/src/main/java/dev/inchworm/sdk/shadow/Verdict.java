// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import dev.inchworm.sdk.figure.Comparison;
import java.util.List;
import java.util.Optional;

/**
 * How a comparison ended.
 *
 * @param result a mismatch is transient until it is confirmed
 * @param fields declared names of what differed, or class names of errors
 * @param detail what the application wants to have written down of the values
 */
record Verdict(Comparison result, List<String> fields, Optional<String> detail) {

    static Verdict of(Comparison result) {
        return new Verdict(result, List.of(), Optional.empty());
    }

    static Verdict failed() {
        return of(Comparison.COMPARE_FAILED);
    }

    /** Whether the two differed and nothing has confirmed it. */
    boolean isMismatch() {
        return result == Comparison.MISMATCH_TRANSIENT;
    }

    /** Equal now, after it was not. */
    Verdict wasTransient() {
        return result == Comparison.MATCH ? of(Comparison.MISMATCH_TRANSIENT) : this;
    }

    Verdict confirmed() {
        return new Verdict(Comparison.MISMATCH_CONFIRMED, fields, detail);
    }
}
