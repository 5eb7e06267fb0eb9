// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import java.util.Locale;

/** What came of comparing both sides of a shadow read. */
public enum Comparison {
    /** Both are equal. */
    MATCH,
    /** They differed, and were equal when read again. */
    MISMATCH_TRANSIENT,
    /** They differed, and still did when read again. */
    MISMATCH_CONFIRMED,
    /** The application asked not to compare this one. */
    IGNORED,
    /** Both failed alike. */
    ERROR_MATCH,
    /** Only one failed, or they failed differently. */
    ERROR_MISMATCH,
    /** The comparison itself failed. */
    COMPARE_FAILED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As a meter's tag writes it. */
    public String label() {
        return label;
    }
}
