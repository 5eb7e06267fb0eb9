// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.change.Settings.Ddl;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** No transaction is so long that schema changes, index builds and the proof of the sync would wait for it. */
final class LongTransactions implements Check {

    private static final int SHOWN_MAX = 10;

    /** A session whose age is hidden from the role has none here; the plan says what is not measured. */
    private static final String LONG = """
        select s.pid::bigint, s.application_name, s.usename::text, s.state,
               extract(epoch from clock_timestamp() - s.xact_start)::bigint, s.on_table, s.backend_xmin is not null
        from (select a.*, exists (select from pg_locks as l
                                  where l.pid = a.pid and l.locktype = 'relation' and l.granted
                                    and l.relation = ?::oid and l.database = a.datid) as on_table
              from pg_stat_activity as a
              where a.datname = current_database() and a.pid <> pg_backend_pid()
                and a.backend_type = 'client backend') as s
        where s.xact_start < clock_timestamp()
                             - make_interval(secs => (case when s.on_table then ? else ? end) / 1000.0)
        order by s.on_table desc, s.pid limit ?\
        """;

    @Override
    public String name() {
        return "long-transactions";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        Ddl ddl = subject.migration().settings().ddl();
        long wait = ddl.lockTimeout().toMillis();
        List<Finding> findings = new ArrayList<>();
        for (Row row : subject.all(LONG, subject.oid(), wait, wait * ddl.attemptsMax(), SHOWN_MAX)) {
            boolean onTable = row.isTrue(5);
            findings.add(warn(
                    onTable ? Subject.TABLE : Subject.NO_KEY,
                    "session %d (application %s, role %s) is in a transaction for %d s, now %s, and %s"
                            .formatted(
                                    row.number(0),
                                    row.text(1).isEmpty() ? "unnamed" : row.text(1),
                                    row.text(2),
                                    row.number(4),
                                    row.text(3),
                                    onTable
                                            ? "holds a lock on table "
                                                    + subject.table().name()
                                            : row.isTrue(6)
                                                    ? "its snapshot holds up index builds and vacuum"
                                                    : "the proof of the sync would wait for it"),
                    "let it end, or end it: select pg_terminate_backend(%d); idle_in_transaction_session_timeout keeps"
                                    .formatted(row.number(0))
                            + " such sessions short"));
        }
        return findings;
    }
}
