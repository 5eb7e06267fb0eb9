// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.SyncState;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Proves that a sync acts, on a few rows that have no new side yet; the transaction around it is rolled back.
 *
 * <p>Such a row is written without any change; whatever it has on its new side afterwards, the sync gave it.
 */
final class SyncProof {

    /** Rows looked at for some to try; where all of them are filled, there is nothing to prove. */
    private static final int ROWS_LOOKED_AT_MAX = 10_000;

    private static final int ROWS_TRIED_MAX = 20;

    private final Target target;
    private final Mapping mapping;

    SyncProof(Target target) {
        this.target = target;
        this.mapping = target.mapping();
    }

    String sql() {
        String touched = Quote.identifier(mapping.newColumns().get(0).name());
        return """
                with chosen as materialized (
                  select t.ctid as place from %1$s as t
                  where t.ctid = any (array(
                      select seen.place
                      from (select inchworm_row.ctid as place, inchworm_row as whole
                            from %1$s as inchworm_row limit %2$d) as seen
                      where %3$s limit %4$d))
                  for update skip locked),
                touched as (
                  update %1$s as t set %5$s = t.%5$s from chosen where t.ctid = chosen.place
                  returning %6$s as missing)
                select case when count(*) = 0 then 'empty' when bool_and(missing) then 'silent' else 'fires' end
                from touched""".formatted(
                        Quote.table(target.table().name()),
                        ROWS_LOOKED_AT_MAX,
                        candidate(),
                        ROWS_TRIED_MAX,
                        touched,
                        missing(column -> "t." + Quote.identifier(column)));
    }

    /** A row that is meant, without a new side, and with something on its old side for it to follow from. */
    private String candidate() {
        UnaryOperator<String> of = column -> "(seen.whole)." + Quote.identifier(column);
        List<Column> old = new SyncRow(target, SyncState.OLD_WINS).oldSide();
        String given = old.stream()
                .map(column -> of.apply(column.name()) + " is not null")
                .collect(Collectors.joining(" and "));
        return "(%s) and %s and %s".formatted(mapping.rows().sql(of), missing(of), given);
    }

    private String missing(UnaryOperator<String> of) {
        return mapping.newColumns().stream()
                .map(column -> of.apply(column.name()) + " is null")
                .collect(Collectors.joining(" and "));
    }
}
