// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

import dev.inchworm.core.catalog.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces one or more columns of a table by one or more others: a type change, a change of meaning, a split, a merge.
 *
 * @param table the table; its schema may be left out and is then looked up
 * @param rows which rows are meant, a condition over columns of the table; {@code true} for all
 * @param oldColumns the columns to be replaced, at least one
 * @param newColumns the columns that replace them, at least one
 * @param down for each old column, an expression over the new columns; empty if there is no way down
 * @param same when a row's two sides are equal; may be left out only under the rules of the mapping
 * @param enforce what holds for the new columns once every reader is there
 */
public record ReplaceColumns(
        TableName table,
        String rows,
        List<String> oldColumns,
        List<NewColumn> newColumns,
        Map<String, String> down,
        Optional<String> same,
        Enforce enforce)
        implements Change {

    /** Every row of the table. */
    public static final String ALL_ROWS = "true";

    /** A column of the new side: its name, its type as the server spells it, and how it follows from the old side. */
    public record NewColumn(String name, String type, String up) {}

    /**
     * What is enforced on the new side.
     *
     * @param notNull new columns that must have a value
     * @param checks named conditions over the new columns
     */
    public record Enforce(List<String> notNull, Map<String, String> checks) {}

    @Override
    public String kind() {
        return "replace-columns";
    }

    /** The names of the new columns in order. */
    public List<String> newNames() {
        return newColumns.stream().map(NewColumn::name).toList();
    }
}
