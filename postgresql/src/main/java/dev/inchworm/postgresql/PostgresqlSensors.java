// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Sensors;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Positions in the write-ahead log, as the number of bytes since its beginning. */
final class PostgresqlSensors implements Sensors {

    private static final String NO_REPLICA_STATE = "55000";

    /**
     * With asynchronous commit the last commits may not be written yet, so the insert position counts; right behind a
     * page's header (at most 40 bytes) it stands for the page's beginning, beyond which an idle replica would never
     * come.
     */
    private static final String WRITTEN = """
            select case when current_setting('synchronous_commit') = 'off'
                        then inserted - case when inserted % page <= 40 then inserted % page else 0 end
                        else (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint end
            from (select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint as inserted,
                         current_setting('wal_block_size')::bigint as page) as position""";

    private static final String REPLAYED = """
            select case when pg_is_in_recovery() then (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint::text end""";

    private static final String ATTACHED = """
            select count(*)
            from pg_stat_replication as sender
            where not exists (select from pg_replication_slots as slot
                              where slot.active_pid = sender.pid and slot.slot_type = 'logical')
              and coalesce(sender.state, 'streaming') in ('streaming', 'catchup')""";

    private static final String ACTIVITY = """
            select coalesce((select n_tup_ins + n_tup_upd + n_tup_del from pg_stat_all_tables
                             where relid = to_regclass(?)), 0),
                   (extract(epoch from clock_timestamp()) * 1000)::bigint,
                   (select (extract(epoch from clock_timestamp() - stats_reset) * 1000)::bigint
                    from pg_stat_database where datname = current_database())""";

    @Override
    public long written(Connection primary) throws SQLException {
        return Query.one(primary, WRITTEN).number(0);
    }

    @Override
    public long replayed(Connection replica) throws SQLException {
        return Query.one(replica, REPLAYED)
                .maybeText(0)
                .map(Long::valueOf)
                .orElseThrow(() -> new SQLException("the server is not a replica", NO_REPLICA_STATE));
    }

    @Override
    public int attached(Connection primary) throws SQLException {
        return (int) Query.one(primary, ATTACHED).number(0);
    }

    @Override
    public boolean isReplica(Connection session) throws SQLException {
        return Query.one(session, "select pg_is_in_recovery()").isTrue(0);
    }

    @Override
    public Activity activity(Connection session, TableName table) throws SQLException {
        Row row = Query.one(session, ACTIVITY, Quote.table(table));
        return new Activity(
                row.number(0),
                row.number(1),
                row.maybeText(2).map(Long::valueOf).map(Duration::ofMillis));
    }
}
