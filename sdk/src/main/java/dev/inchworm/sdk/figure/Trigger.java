// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import java.util.Locale;

/** What made the client read its routes. */
public enum Trigger {
    /** It started. */
    START,
    /** News was pushed. */
    NOTIFY,
    /** It was time. */
    POLL;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As a meter's tag writes it. */
    public String label() {
        return label;
    }
}
