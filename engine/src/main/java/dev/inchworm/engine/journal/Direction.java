// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import java.util.Locale;

/** Which way a migration is going. */
public enum Direction {
    FORWARD,
    BACK;

    /** As the journal writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Direction of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
