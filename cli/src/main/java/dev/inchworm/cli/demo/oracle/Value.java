// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

/**
 * What a row of orders says at one version.
 *
 * @param total the amount in minor units
 * @param currency the currency; rows that only old code has written are in {@code USD}
 * @param exists false once the row was deleted, and before it was inserted
 */
public record Value(long total, String currency, boolean exists) {
    /** The currency of every row that only old code has written. */
    public static final String FILL = "USD";

    /** A row that is not there. */
    public static final Value ABSENT = new Value(0, FILL, false);

    /** A row in the currency of old code. */
    public static Value of(long total) {
        return new Value(total, FILL, true);
    }
}
