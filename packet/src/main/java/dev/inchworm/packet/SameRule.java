// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.change.ReplaceColumns.NewColumn;
import dev.inchworm.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Optional<String> typed = newColumns.stream()
                .filter(column -> fills.contains(column.name()))
                .flatMap(column -> SqlScan.names(column.up()).stream())
                .filter(name -> NearestWord.of(name, oldColumns).isPresent())
                .findFirst();
        if (typed.isPresent()) {
            change.mistake(
                    ErrorCode.MAPPING_REFUSED,
                    "an up reads '" + typed.get() + "', which is not one of change.old",
                    NearestWord.hint(typed.get(), oldColumns));
            return;
        }
        change.mistake(
                ErrorCode.MAPPING_REFUSED,
                fills.isEmpty()
                        ? "the key 'same' is missing: without a way down nothing else says when the sides are equal"
                        : "the key 'same' is missing: " + String.join(", ", fills) + " follows from no old column",
                "add for example same: \"" + proposal(newColumns, down, fills) + "\"");
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
                    .forEach(column ->
                            parts.add(Names.sql(column.name()) + " is not distinct from (" + column.up() + ")"));
        }
        fills.forEach(name -> parts.add(Names.sql(name) + " is not null"));
        return String.join(" and ", parts);
    }
}
