// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.catalog;

/**
 * A table's name as the catalog has it, unquoted.
 *
 * @param schema empty while it has not been looked up
 * @param name never empty
 */
public record TableName(String schema, String name) {

    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
