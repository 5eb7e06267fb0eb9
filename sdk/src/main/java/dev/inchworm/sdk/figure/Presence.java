// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import java.util.Locale;

/** Whether the database has a column. */
public enum Presence {
    /** It is there. */
    PRESENT,
    /** It is not. */
    ABSENT,
    /** It could not be found out. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As a meter's tag writes it. */
    public String label() {
        return label;
    }
}
