// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.chunk;

import java.util.List;

/**
 * One value of a table's key: a text for each key column, as the server prints and reads it back.
 *
 * <p>Keys are compared by the server only; collations make an order of our own wrong.
 */
public record Key(List<String> values) {

    /** Copies the values. */
    public Key {
        values = List.copyOf(values);
    }
}
