// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** No index of the table is left over from a build that failed. */
final class InvalidIndexes implements Check {

    /** A build shows itself by its lock on the index, whatever the role may see of it. */
    private static final String INVALID = """
        select i.indexrelid::regclass::text,
               (select min(l.pid)::bigint from pg_locks as l
                where l.locktype = 'relation' and l.relation = i.indexrelid and l.pid <> pg_backend_pid()
                  and l.mode in ('RowExclusiveLock', 'ShareUpdateExclusiveLock', 'AccessExclusiveLock')
                  and exists (select from pg_locks as t where t.pid = l.pid and t.relation = i.indrelid
                                and t.mode = 'ShareUpdateExclusiveLock')),
               i.indisready
        from pg_index as i
        where i.indrelid = ?::oid and not (i.indisvalid and i.indisready and i.indislive)
        order by 1\
        """;

    @Override
    public String name() {
        return "invalid-indexes";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.all(INVALID, subject.oid()).stream()
                .map(row -> row.number(1) > 0
                        ? warn(
                                Subject.TABLE,
                                "session %d is building or dropping index %s right now"
                                        .formatted(row.number(1), row.text(0)),
                                "wait for its end: only one such work at a time runs on a table")
                        : warn(
                                Subject.TABLE,
                                "index %s is INVALID, left over from a build that failed: no query uses it%s"
                                        .formatted(row.text(0), row.isTrue(2) ? ", and every write pays for it" : ""),
                                "drop index concurrently %s, or reindex index concurrently %s"
                                        .formatted(row.text(0), row.text(0))))
                .toList();
    }
}
