// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.RangeSql;
import java.util.stream.Collectors;

/**
 * Carries the past over: one statement a range, every value computed by the server from the row as it then is.
 *
 * <p>A row that would not be the same afterwards is left alone, for parity to find: the sync would take the copied
 * values for a new writer's, and carry them back over the old ones.
 */
final class CopySql {

    private final Target target;
    private final Mapping mapping;

    CopySql(Target target) {
        this.target = target;
        this.mapping = target.mapping();
    }

    RangeSql copy() {
        String set = mapping.newColumns().stream()
                .map(column -> Quote.identifier(column.name()) + " = " + value(column))
                .collect(Collectors.joining(", "));
        return new KeySql(target.table())
                .ranged(range -> "update %s as t set %s where %s and (%s) and (%s) is not true and (%s) is true"
                        .formatted(
                                Quote.table(target.table().name()),
                                set,
                                range,
                                mapping.rows().sql(CopySql::of),
                                mapping.same().sql(CopySql::of),
                                mapping.same().sql(this::afterwards)));
    }

    /** The value a new column gets; a fill never goes over a value. */
    private String value(Column column) {
        String up = mapping.up()
                .getOrDefault(column.name(), Expression.constant("null"))
                .sql(CopySql::of);
        return mapping.isFill(column.name()) ? "coalesce(" + of(column.name()) + ", (" + up + "))" : "(" + up + ")";
    }

    private String afterwards(String name) {
        return mapping.newColumns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(column -> "cast(" + value(column) + " as " + column.type() + ")")
                .orElseGet(() -> of(name));
    }

    private static String of(String column) {
        return "t." + Quote.identifier(column);
    }
}
