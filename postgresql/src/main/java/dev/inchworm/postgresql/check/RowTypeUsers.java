// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** Nothing takes, gives or keeps whole rows of the table, which change their shape. */
final class RowTypeUsers implements Check {

    private static final int SHOWN_MAX = 20;

    /** The server forbids neither; both see the new columns at once. */
    private static final String USERS = """
        with shape as (select t.oid, t.typarray from pg_class as c join pg_type as t on t.oid = c.reltype
                       where c.oid = ?::oid)
        select 'function ' || p.oid::regprocedure as who
        from pg_proc as p cross join shape as s
        where p.prorettype in (s.oid, s.typarray)
           or coalesce(p.proallargtypes, p.proargtypes::oid[]) && array[s.oid, s.typarray]
        union
        select 'column ' || a.attname || ' of ' || a.attrelid::regclass
        from pg_attribute as a join pg_class as r on r.oid = a.attrelid cross join shape as s
        where a.atttypid in (s.oid, s.typarray) and not a.attisdropped and r.relkind in ('r', 'p', 'm', 'f', 'v', 'c')
        order by who limit ?\
        """;

    @Override
    public String name() {
        return "row-type-users";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.all(USERS, subject.oid(), SHOWN_MAX).stream()
                .map(row -> warn(
                        Subject.TABLE,
                        "%s uses whole rows of table %s: they get the new columns at EXPAND and lose the old at CONTRACT"
                                .formatted(row.text(0), subject.table().name()),
                        "see that whoever reads it names columns and does not count them"))
                .toList();
    }
}
