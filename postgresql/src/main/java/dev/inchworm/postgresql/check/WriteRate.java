// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.List;

/** A table that is written all the time feels the sync's trigger most. */
final class WriteRate implements Check {

    private static final long PER_SECOND_MAX = 500;

    /**
     * A database whose statistics were never reset has them since the server's own began, which other statistics tell.
     * Spread over ten minutes at least: a load into a new server is no rate.
     */
    private static final String RATE = """
        select (t.n_tup_ins + t.n_tup_upd + t.n_tup_del)::bigint,
               greatest(600, extract(epoch from clock_timestamp() - since.at))::bigint,
               to_char(since.at, 'YYYY-MM-DD HH24:MI'), t.n_tup_upd::bigint, t.n_tup_hot_upd::bigint
        from pg_stat_all_tables as t
        cross join lateral (
            select coalesce(
                (select stats_reset from pg_stat_database where datname = current_database()),
                least((select stats_reset from pg_stat_bgwriter), (select stats_reset from pg_stat_wal))) as at) as since
        where t.relid = ?::oid and since.at is not null\
        """;

    @Override
    public String name() {
        return "write-rate";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.all(RATE, subject.oid()).stream()
                .filter(row -> row.number(0) / row.number(1) >= PER_SECOND_MAX)
                .map(row -> told(subject, row))
                .toList();
    }

    private Finding told(Subject subject, Row row) {
        long updates = row.number(3);
        return warn(
                Subject.TABLE,
                "about %d rows of table %s were written a second since %s; %s"
                        .formatted(
                                row.number(0) / row.number(1),
                                subject.table().name(),
                                row.text(2),
                                updates == 0
                                        ? "none by updates"
                                        : "%d %% of its updates stayed on their page"
                                                .formatted(100 * row.number(4) / updates)),
                "rehearse the sync's cost first, begin at a quiet hour, and set backfill.rows_per_second_max");
    }
}
