// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import java.util.Locale;

/** Why a shadow read was not made. */
public enum Drop {
    /** All permits were taken. */
    SATURATED,
    /** The queue was full. */
    QUEUE_FULL,
    /** The new side failed too often of late. */
    BREAKER_OPEN,
    /** The client is closing. */
    SHUTDOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As a meter's tag writes it. */
    public String label() {
        return label;
    }
}
