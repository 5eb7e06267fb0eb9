// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table is a plain one. */
final class TableKind implements Check {

    private static final String KIND = """
            select case when n.nspname in ('pg_catalog', 'information_schema', 'inchworm') then 'a system table'
                        when c.relkind = 'p' then 'a partitioned table'
                        when c.relkind = 'f' then 'a foreign table'
                        when c.relkind in ('v', 'm') then 'a view'
                        when c.relpersistence = 't' then 'a temporary table'
                        when c.relispartition then 'a partition'
                        when c.reloftype <> 0 then 'a typed table'
                        when exists (select from pg_inherits where inhrelid = c.oid) then 'a child by inheritance'
                        when exists (select from pg_inherits where inhparent = c.oid) then 'a parent by inheritance'
                   end,
                   c.relpersistence = 'u'
            from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
            where c.oid = ?::oid""";

    @Override
    public String name() {
        return "table-kind";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        Row row = subject.one(KIND, subject.oid());
        List<Finding> findings = new ArrayList<>();
        String reason = row.text(0);
        if (!reason.isEmpty()) {
            findings.add(refuse(
                    Subject.TABLE,
                    "%s is %s, which this kind of change does not carry"
                            .formatted(subject.table().name(), reason),
                    "change a plain table; for another kind of table make the change by hand"));
        }
        if (row.isTrue(1)) {
            findings.add(warn(
                    Subject.TABLE,
                    "table %s is unlogged: replicas never see it, and a crash empties it"
                            .formatted(subject.table().name()),
                    "set it logged if its rows matter"));
        }
        return findings;
    }
}
