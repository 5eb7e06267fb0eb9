// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import java.util.Locale;

/** What an application does with a side. */
public enum Op {
    /** A read. */
    READ,
    /** A write. */
    WRITE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As a meter's tag writes it. */
    public String label() {
        return label;
    }
}
