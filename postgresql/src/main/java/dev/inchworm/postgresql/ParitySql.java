// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.RangeSql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Judges both sides of every row of a range. Shares no code with the copy.
 *
 * <p>A comparison without an answer is a difference; an invariant without an answer holds, as a check does.
 */
final class ParitySql {

    private final Target target;

    ParitySql(Target target) {
        this.target = target;
    }

    RangeSql count() {
        return Judgement.count(target.table(), differing(), broken());
    }

    RangeSql listing() {
        List<String> added =
                target.mapping().newColumns().stream().map(each -> each.name()).toList();
        return Judgement.listing(target.table(), differing(), broken(), sideOf(target.oldColumns()), sideOf(added));
    }

    private String differing() {
        return "(%s) and (%s) is not true"
                .formatted(here(target.mapping().rows()), here(target.mapping().same()));
    }

    private String broken() {
        String any = target.mapping().invariants().values().stream()
                .map(invariant -> "(" + here(invariant) + ") is false")
                .collect(Collectors.joining(" or "));
        return any.isEmpty()
                ? "false"
                : "(%s) and (%s)".formatted(here(target.mapping().rows()), any);
    }

    private static String sideOf(List<String> columns) {
        return columns.stream()
                .map(column -> Quote.literal(column) + ", t." + Quote.identifier(column))
                .collect(Collectors.joining(", ", "json_build_object(", ")"));
    }

    private static String here(Expression expression) {
        return expression.sql(column -> "t." + Quote.identifier(column));
    }
}
