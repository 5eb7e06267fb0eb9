// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.RangeSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Applies the mapping to the old side only: the new columns need not be there yet. */
final class DryRunSql {

    private final Target target;
    private final Mapping mapping;
    private final Map<String, Column> added;

    DryRunSql(Target target) {
        this.target = target;
        this.mapping = target.mapping();
        this.added = mapping.newColumns().stream().collect(Collectors.toMap(Column::name, Function.identity()));
    }

    RangeSql count() {
        return Judgement.count(target.table(), differing(), broken());
    }

    RangeSql listing() {
        List<String> names = mapping.newColumns().stream().map(Column::name).toList();
        return Judgement.listing(target.table(), differing(), broken(), side(target.oldColumns()), side(names));
    }

    /** Rows that the mapping does not carry: a value becomes none, or the two sides would not be the same. */
    private String differing() {
        List<String> tests = new ArrayList<>();
        mapping.newColumns().forEach(column -> {
            String lost = up(column.name()).reads().stream()
                    .map(read -> at(read) + " is not null")
                    .collect(Collectors.joining(" or "));
            if (!lost.isEmpty()) {
                tests.add("(" + at(column.name()) + " is null and (" + lost + "))");
            }
        });
        tests.add("(" + mapping.same().sql(this::at) + ") is not true");
        return meant(tests);
    }

    private String broken() {
        List<String> tests = new ArrayList<>();
        mapping.notNull().forEach(column -> tests.add(at(column) + " is null"));
        mapping.checks().values().forEach(check -> tests.add("(" + check.sql(this::at) + ") is false"));
        mapping.invariants().values().forEach(invariant -> tests.add("(" + invariant.sql(this::at) + ") is false"));
        return tests.isEmpty() ? "false" : meant(tests);
    }

    private String meant(List<String> tests) {
        return "(" + mapping.rows().sql(this::at) + ") and (" + String.join(" or ", tests) + ")";
    }

    private String side(List<String> columns) {
        return columns.stream()
                .map(column -> Quote.literal(column) + ", " + at(column))
                .collect(Collectors.joining(", ", "json_build_object(", ")"));
    }

    /** A column as it is, or as it would be. */
    private String at(String name) {
        Column column = added.get(name);
        return column == null
                ? "t." + Quote.identifier(name)
                : "cast((" + up(name).sql(each -> "t." + Quote.identifier(each)) + ") as " + column.type() + ")";
    }

    private Expression up(String name) {
        return mapping.up().getOrDefault(name, Expression.constant("null"));
    }
}
