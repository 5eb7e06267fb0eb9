// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The replicas are near enough to the primary to take what the backfill writes. */
final class ReplicaLag implements Check {

    private static final long BYTES_MAX = 64 * Sizes.MEGABYTE;

    /** What a role may not see is null, and so no finding; the plan says what is not measured. */
    private static final String BEHIND = """
        select r.application_name, r.state, coalesce(extract(epoch from r.replay_lag) * 1000, 0)::bigint,
               coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), r.replay_lsn), 0)::bigint, r.pid::bigint
        from pg_stat_replication as r
        where r.state is not null
          and not exists (select from pg_replication_slots as s
                          where s.active_pid = r.pid and s.slot_type = 'logical')
        order by r.application_name, r.pid\
        """;

    @Override
    public String name() {
        return "replica-lag";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        Duration max = subject.migration().settings().backfill().replicaLagMax();
        List<Finding> findings = new ArrayList<>();
        for (Row row : subject.all(BEHIND)) {
            if (row.number(2) > max.toMillis() || row.number(3) > BYTES_MAX) {
                findings.add(warn(
                        "backfill.replica_lag_max",
                        "replica %s (%s) is %s and %d ms behind already"
                                .formatted(row.text(0), row.text(1), Sizes.text(row.number(3)), row.number(2)),
                        "let it catch up first; the backfill is held back while a listed replica is more than %d ms behind"
                                .formatted(max.toMillis())));
            }
        }
        return findings;
    }
}
