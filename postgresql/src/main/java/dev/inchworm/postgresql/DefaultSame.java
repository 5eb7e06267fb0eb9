// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.change.ReplaceColumns.NewColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When the two sides are equal, where the file leaves that out. */
final class DefaultSame {

    /** An explicit cast to these with a length cuts silently, which an assignment never does. */
    private static final Set<String> CUT_BY_CAST = Set.of("character varying", "character", "bit", "bit varying");

    private DefaultSame() {}

    /** As text for the server; refused with a proposal where it cannot be known. */
    static String of(ReplaceColumns change, Sides sides) {
        boolean allDerived =
                sides.up().values().stream().noneMatch(up -> up.reads().isEmpty());
        if (!allDerived || sides.down().isEmpty()) {
            throw Refusals.mapping(
                    "change.same",
                    allDerived
                            ? "it may be left out only where there is a way down for every old column"
                            : "it may be left out only where every new column follows from an old one",
                    "write for example: same: \"%s\"".formatted(proposal(change)));
        }
        List<String> parts = new ArrayList<>();
        compare(parts, sides.oldColumns(), sides.down());
        compare(parts, sides.newColumns(), sides.up());
        return String.join(" and ", parts);
    }

    private static void compare(List<String> parts, List<Column> columns, Map<String, Expression> mapping) {
        for (Column column : columns) {
            Expression expression = mapping.get(column.name());
            if (expression != null) {
                parts.add("(%s is not distinct from (%s)::%s)"
                        .formatted(
                                Quote.identifier(column.name()),
                                expression.sql(Quote::identifier),
                                uncut(column.type())));
            }
        }
    }

    /** The type without its length where a cast to it would cut. */
    private static String uncut(String type) {
        String plain = type.replaceAll("\\(\\d+\\)$", "");
        return !CUT_BY_CAST.contains(plain) ? type : plain.startsWith("bit") ? "bit varying" : "text";
    }

    private static String proposal(ReplaceColumns change) {
        List<String> parts = new ArrayList<>();
        change.down()
                .forEach((column, down) ->
                        parts.add("%s is not distinct from (%s)".formatted(Quote.identifier(column), down.strip())));
        for (NewColumn column : change.newColumns()) {
            String name = Quote.identifier(column.name());
            if (readsNothing(change, column)) {
                parts.add(name + " is not null");
            } else if (change.down().isEmpty()) {
                parts.add("%s is not distinct from (%s)"
                        .formatted(name, column.up().strip()));
            }
        }
        return String.join(" and ", parts);
    }

    private static boolean readsNothing(ReplaceColumns change, NewColumn column) {
        return SqlText.names(column.up()).stream().noneMatch(change.oldColumns()::contains);
    }

    /** Both sides and the ways between them. */
    record Sides(
            List<Column> oldColumns,
            List<Column> newColumns,
            Map<String, Expression> up,
            Map<String, Expression> down) {}
}
