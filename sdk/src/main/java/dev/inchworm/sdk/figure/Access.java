// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import java.util.Locale;

/** How a statement touched a watched column. */
public enum Access {
    /** It named it. */
    STATEMENT,
    /** Its value was read from a result. */
    READ,
    /** It was written. */
    WRITE,
    /** It may be meant without being named, as by a star: no use until its value is read. */
    POSSIBLE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As a meter's tag writes it. */
    public String label() {
        return label;
    }
}
