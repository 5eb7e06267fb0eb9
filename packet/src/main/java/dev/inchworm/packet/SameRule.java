// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.change.ReplaceColumns.NewColumn;
import dev.inchworm.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When {@code same} may be left out: only if every new column follows from an old one and there is a way down; the
 * server then proves {@code down(up(x)) = x}. Else it is asked for, with a proposal.
 */
final class SameRule {

    private SameRule() {}

    static void check(Value change, List<String> oldColumns, List<NewColumn> newColumns, Map<String, String> down) {
        List<String> fills = newColumns.stream()
                .filter(column -> !readsAny(column.up(), oldColumns))
                .map(NewColumn::name)
                .toList();
        if (fills.isEmpty() && !down.isEmpty()) {
            return;
        }
        change.mistake(
                ErrorCode.MAPPING_REFUSED,
                fills.isEmpty()
                        ? "the key 'same' is missing: without a way down nothing else says when the sides are equal"
                        : "the key 'same' is missing: " + String.join(", ", fills) + " follows from no old column",
                "add for example same: \"" + proposal(newColumns, down, fills) + "\"");
    }

    /**
     * A {@code same} that leaves a column out calls rows equal that are not: what is written there is never carried,
     * copied or found.
     */
    static void checkReads(Value at, String same, List<String> oldColumns, List<NewColumn> newColumns) {
        Set<String> read = SqlScan.names(same);
        for (NewColumn column : newColumns) {
            boolean isFill = !readsAny(column.up(), oldColumns);
            if (!read.contains(column.name())) {
                at.mistake(
                        ErrorCode.MAPPING_REFUSED,
                        "it does not read the new column '" + column.name() + "'",
                        "add for example: and " + (isFill ? filled(column) : equal(column)));
            }
        }
        for (String name : oldColumns) {
            boolean isMapped = newColumns.stream()
                    .anyMatch(column -> SqlScan.names(column.up()).contains(name));
            if (isMapped && !read.contains(name)) {
                at.mistake(
                        ErrorCode.MAPPING_REFUSED,
                        "it does not read the old column '" + name + "', which the way up reads",
                        "say when a row's old and new columns mean the same, with that one too");
            }
        }
    }

    private static String filled(NewColumn column) {
        return Names.sql(column.name()) + " is not null";
    }

    private static String equal(NewColumn column) {
        return Names.sql(column.name()) + " is not distinct from (" + column.up() + ")";
    }

    private static boolean readsAny(String up, List<String> oldColumns) {
        Set<String> names = SqlScan.names(up);
        return oldColumns.stream().anyMatch(names::contains);
    }

    private static String proposal(List<NewColumn> newColumns, Map<String, String> down, List<String> fills) {
        List<String> parts = new ArrayList<>();
        down.forEach((name, sql) -> parts.add(Names.sql(name) + " is not distinct from (" + sql + ")"));
        if (down.isEmpty()) {
            newColumns.stream()
                    .filter(column -> !fills.contains(column.name()))
                    .forEach(column -> parts.add(equal(column)));
        }
        fills.forEach(name -> parts.add(Names.sql(name) + " is not null"));
        return String.join(" and ", parts);
    }
}
