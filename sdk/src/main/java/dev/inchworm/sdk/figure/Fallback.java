// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import java.util.Locale;

/** Why a read of the new side was answered by the old one. */
public enum Fallback {
    /** The new side threw. */
    ERROR,
    /** The new side's time was up. */
    TIMEOUT,
    /** The new side has no such row, and the old one has. */
    MISSING;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As a meter's tag writes it. */
    public String label() {
        return label;
    }
}
