// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import java.util.Locale;

/** How a call ended. */
public enum Outcome {
    /** It returned. */
    SUCCESS,
    /** It threw. */
    ERROR,
    /** It threw because its time was up. */
    TIMEOUT;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As a meter's tag writes it. */
    public String label() {
        return label;
    }
}
