// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** Roles with rights on single columns would not see the new ones. */
final class ColumnGrants implements Check {

    private static final String GRANTED = """
            select who, string_agg(distinct what || ' (' || attname || ')', ', '),
                   string_agg(distinct what, ', ')
            from (select case when x.grantee = 0 then 'public' else x.grantee::regrole::text end as who,
                         lower(x.privilege_type) as what, a.attname
                  from pg_attribute as a cross join lateral aclexplode(a.attacl) as x
                  where a.attrelid = ?::oid and a.attname = any (?::text[])
                    and not exists (select from pg_class as t cross join lateral aclexplode(t.relacl) as whole
                                    where t.oid = a.attrelid and whole.grantee in (x.grantee, 0)
                                      and whole.privilege_type = x.privilege_type)) as granted
            group by who order by who""";

    @Override
    public String name() {
        return "column-grants";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject
                .all(
                        GRANTED,
                        subject.oid(),
                        subject.transaction()
                                .createArrayOf(
                                        "text", subject.change().oldColumns().toArray()))
                .stream()
                .map(row -> warn(
                        "change.old",
                        "role %s has rights on old columns only (%s), and so none on the new ones"
                                .formatted(row.text(0), row.text(1)),
                        "after EXPAND grant %s on the new columns to %s".formatted(row.text(2), row.text(0))))
                .toList();
    }
}
