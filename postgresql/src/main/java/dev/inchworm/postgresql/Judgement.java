// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.plan.RangeSql;

/** The frame of statements that judge rows: how many, how many differ, how many are broken, and which. */
final class Judgement {

    private Judgement() {}

    static RangeSql count(Table table, String differing, String broken) {
        return new KeySql(table).ranged(range -> """
                        select count(*) as "rows", count(*) filter (where %s) as differing,
                               count(*) filter (where %s) as broken
                        from %s as t where %s""".formatted(differing, broken, Quote.table(table.name()), range));
    }

    static RangeSql listing(Table table, String differing, String broken, String oldSide, String newSide) {
        KeySql key = new KeySql(table);
        return key.ranged(range -> """
                        select judged.kind, %1$s as row_key,
                               cast(%2$s as text) as old_side, cast(%3$s as text) as new_side
                        from %4$s as t
                        cross join lateral (values ('differing', (%5$s)), ('broken', (%6$s))) as judged (kind, is_so)
                        where %7$s and judged.is_so order by %8$s limit cast(? as integer)""".formatted(
                key.text(), oldSide, newSide, Quote.table(table.name()), differing, broken, range, key.order()));
    }
}
