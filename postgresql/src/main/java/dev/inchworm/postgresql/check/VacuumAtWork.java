// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.List;

/** No vacuum or other maintenance works on the table right now. */
final class VacuumAtWork implements Check {

    private static final String AUTOVACUUM = "autovacuum worker";
    private static final String ANTI_WRAPAROUND = "(to prevent wraparound)";

    /** The lock is seen by every role; what its holder does, only by some. */
    private static final String WORKING = """
        select l.pid::bigint, coalesce(a.backend_type, ''), coalesce(left(a.query, 200), ''),
               coalesce(p.phase, ''), coalesce(100 * p.heap_blks_scanned / nullif(p.heap_blks_total, 0), -1)::bigint
        from pg_locks as l
        left join pg_stat_activity as a on a.pid = l.pid
        left join pg_stat_progress_vacuum as p on p.pid = l.pid
        where l.locktype = 'relation' and l.relation = ?::oid and l.granted and l.mode = 'ShareUpdateExclusiveLock'
          and l.database = (select oid from pg_database where datname = current_database())
          and l.pid is not null and l.pid <> pg_backend_pid()
        order by l.pid\
        """;

    @Override
    public String name() {
        return "vacuum-at-work";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.all(WORKING, subject.oid()).stream()
                .map(row -> told(subject, row))
                .toList();
    }

    private Finding told(Subject subject, Row row) {
        String at = row.number(4) < 0 ? "" : " (%s, %d %% read)".formatted(row.text(3), row.number(4));
        if (row.text(2).contains(ANTI_WRAPAROUND)) {
            return warn(
                    Subject.TABLE,
                    "autovacuum freezes table %s against wraparound in session %d%s: it yields to nobody"
                            .formatted(subject.table().name(), row.number(0), at),
                    "wait until it is done: schema changes would wait for it and give up, and it begins anew if ended");
        }
        if (row.text(1).equals(AUTOVACUUM)) {
            return warn(
                    Subject.TABLE,
                    "autovacuum works on table %s in session %d%s; a schema change makes it give up"
                            .formatted(subject.table().name(), row.number(0), at),
                    "let it finish first: the backfill runs better on a vacuumed table");
        }
        return warn(
                Subject.TABLE,
                "session %d holds SHARE UPDATE EXCLUSIVE on table %s%s: %s"
                        .formatted(
                                row.number(0),
                                subject.table().name(),
                                at,
                                row.text(3).isEmpty()
                                        ? "a vacuum, an analyze, a validation or an index build"
                                        : "a vacuum that somebody began"),
                "wait until it is done: schema changes would wait for it and give up");
    }
}
