// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What planning needs to know of a live table; the same catalog gives the same value.
 *
 * @param name with its schema
 * @param columns in the catalog's order
 * @param key the columns of the key that chunks follow: the primary key, else a unique key without nulls
 * @param rowTriggers names of the row triggers that run before a write, in the order in which they run
 * @param owner the role that owns it
 * @param serverVersion of the server it lives on, as {@code 17.11}
 */
public record Table(
        TableName name,
        List<Column> columns,
        List<Column> key,
        List<String> rowTriggers,
        String owner,
        String serverVersion) {

    /** The column of that name. */
    public Optional<Column> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }
}
