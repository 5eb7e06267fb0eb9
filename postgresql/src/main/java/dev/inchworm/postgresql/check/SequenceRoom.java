// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table's sequences last longer than the migration. */
final class SequenceRoom implements Check {

    private static final int PERCENT_MAX = 70;

    /** By ownership, by identity and by a default that names the sequence; what the role may not read is left out. */
    private static final String SEQUENCES = """
        with used as (
            select a.attname, a.atttypid, d.objid as seq
            from pg_depend as d
            join pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
              and d.refobjid = ?::oid and d.deptype in ('a', 'i')
            union
            select a.attname, a.atttypid, d.refobjid
            from pg_attrdef as f
            join pg_depend as d on d.classid = 'pg_attrdef'::regclass and d.objid = f.oid
                               and d.refclassid = 'pg_class'::regclass
            join pg_attribute as a on a.attrelid = f.adrelid and a.attnum = f.adnum
            where f.adrelid = ?::oid)
        select u.attname::text, format_type(u.atttypid, null), format('%I.%I', n.nspname, c.relname),
               least(s.seqmax, case u.atttypid when 'int2'::regtype then 32767
                                               when 'int4'::regtype then 2147483647
                                               else 9223372036854775807 end)
        from used as u join pg_sequence as s on s.seqrelid = u.seq
        join pg_class as c on c.oid = u.seq join pg_namespace as n on n.oid = c.relnamespace
        where s.seqincrement > 0 and not s.seqcycle
          and case when c.relkind = 'S' then has_sequence_privilege(c.oid, 'select') end
        order by 1, 3\
        """;

    /** Read as a table: the function for it would keep a lock until the transaction's end. */
    private static final String LAST = "select last_value from ";

    @Override
    public String name() {
        return "sequence-room";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Row row : subject.all(SEQUENCES, subject.oid(), subject.oid())) {
            long last = subject.one(LAST + row.text(2)).number(0);
            long percent = Math.round(Math.floor(100.0 * last / row.number(3)));
            if (percent >= PERCENT_MAX) {
                findings.add(warn(
                        Subject.TABLE,
                        "sequence %s of column %s (%s) has used %d %% of its numbers: %d of %d"
                                .formatted(row.text(2), row.text(0), row.text(1), percent, last, row.number(3)),
                        "give column and sequence a wider type first, or know the day on which inserts will fail"));
            }
        }
        return findings;
    }
}
