// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.phase;

import java.util.Locale;

/** What applications see of the phase. */
public enum Stage {
    /** Old only. */
    OFF,
    /** Applications may write both sides and read old. */
    DUALWRITE,
    /** As dualwrite, and reads may be tried on the new side in the dark. */
    SHADOW,
    /** Both written; a percentage of the reads goes to the new side. */
    LIVE,
    /** Both written; every read goes to the new side. */
    RAMPDOWN,
    /** New only. */
    COMPLETE;

    /** As the route table and every door write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the new side is there to be written. */
    public boolean writesNew() {
        return this != OFF;
    }

    /** Whether the old side is there to be written. */
    public boolean writesOld() {
        return this != COMPLETE;
    }

    /** The stage of that label; throws {@link IllegalArgumentException} for any other text. */
    public static Stage of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
