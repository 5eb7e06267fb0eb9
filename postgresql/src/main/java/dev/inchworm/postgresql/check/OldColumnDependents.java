// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Nothing depends on a column that goes. */
final class OldColumnDependents implements Check {

    /** A column's own default and its NOT NULL go with it; whatever else hangs on it does not. */
    private static final String DEPENDENTS = """
            select distinct coalesce(
                       (select case view.relkind when 'v' then 'view ' when 'm' then 'materialized view '
                                                 else 'rule ' || rule.rulename || ' on ' end || view.oid::regclass
                        from pg_rewrite as rule join pg_class as view on view.oid = rule.ev_class
                        where d.classid = 'pg_rewrite'::regclass and rule.oid = d.objid),
                       (select 'generated column ' || a.attname
                        from pg_attrdef as f join pg_attribute as a on a.attrelid = f.adrelid and a.attnum = f.adnum
                        where d.classid = 'pg_attrdef'::regclass and f.oid = d.objid),
                       pg_describe_object(d.classid, d.objid, d.objsubid))
            from pg_depend as d
            join pg_attribute as c on c.attrelid = d.refobjid and c.attnum = d.refobjsubid
            where d.refclassid = 'pg_class'::regclass and d.refobjid = ?::oid and c.attname = ?
              and not (d.classid = 'pg_class'::regclass and d.deptype = 'i')
              and not exists (select from pg_attrdef as own where d.classid = 'pg_attrdef'::regclass
                              and own.oid = d.objid and own.adrelid = d.refobjid and own.adnum = d.refobjsubid)
              and not exists (select from pg_constraint as own where d.classid = 'pg_constraint'::regclass
                              and own.oid = d.objid and own.contype = 'n')
              and not (d.classid = 'pg_class'::regclass and d.objid = d.refobjid and d.objsubid <> 0
                       and not exists (select from pg_attribute as g where g.attrelid = d.objid
                                       and g.attnum = d.objsubid and g.attgenerated <> ''))
            order by 1""";

    @Override
    public String name() {
        return "old-column-dependents";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Column column : subject.leaving()) {
            for (Row row : subject.all(DEPENDENTS, subject.oid(), column.name())) {
                findings.add(refuse(
                        subject.oldKey(column),
                        "%s depends on old column %s".formatted(row.text(0), column.name()),
                        "drop or change it first, or keep the column: contract: { keep: [%s] }"
                                .formatted(column.name())));
            }
        }
        return findings;
    }
}
