// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.catalog;

import java.util.List;
import java.util.Map;

/**
 * A change's mapping as the server judged and deparsed it; the plan embeds this, never the user's text.
 *
 * @param newColumns the new columns in order, their types as the server spells them
 * @param up for each new column, in order, how it follows from the old side
 * @param down for each old column, in order, how it follows from the new side; empty if there is no way down
 * @param same when a row's two sides are equal; never null-valued in effect: read it as {@code (same) IS TRUE}
 * @param rows which rows are meant
 * @param allRows whether {@code rows} is simply true
 * @param notNull new columns that will have to have a value
 * @param checks named conditions over the new columns that will be enforced
 * @param invariants named conditions over the row
 */
public record Mapping(
        List<Column> newColumns,
        Map<String, Expression> up,
        Map<String, Expression> down,
        Expression same,
        Expression rows,
        boolean allRows,
        List<String> notNull,
        Map<String, Expression> checks,
        Map<String, Expression> invariants) {

    /** Whether {@code column}'s way up reads no old column: it only fills what is null. */
    public boolean isFill(String column) {
        Expression expression = up.get(column);
        return expression != null && expression.reads().isEmpty();
    }
}
