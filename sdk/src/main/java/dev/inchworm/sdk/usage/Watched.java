// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.List;

/**
 * A column that is watched, or a whole table.
 *
 * @param schema in lower case; empty for any
 * @param table in lower case
 * @param column in lower case; empty for the whole table
 * @param owners the migrations that asked
 */
record Watched(String schema, String table, String column, List<Owner> owners) {

    Watched {
        owners = List.copyOf(owners);
    }

    /** Whether every mention of the table counts. */
    boolean isWhole() {
        return column.isEmpty();
    }

    /** As a person writes it. */
    String label() {
        return isWhole() ? table : table + "." + column;
    }
}
