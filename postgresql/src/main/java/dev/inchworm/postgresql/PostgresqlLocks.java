// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Locks;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who holds and who waits for locks, by {@code pg_locks}. */
final class PostgresqlLocks implements Locks {

    /** Held locks of any mode make the strongest one wait. */
    private static final String ANY_MODE = "{AccessShareLock,RowShareLock,RowExclusiveLock,ShareUpdateExclusiveLock,"
            + "ShareLock,ShareRowExclusiveLock,ExclusiveLock,AccessExclusiveLock}";

    private static final String EXCLUDING = "{AccessExclusiveLock}";

    /** Prepared transactions have no session of their own. */
    private static final String HOLDERS = """
            with held as materialized (
                select distinct pid, virtualtransaction from pg_locks
                where locktype = 'relation' and granted and relation = to_regclass(?) and mode = any (?::text[])
                  and database = (select oid from pg_database where datname = current_database())
                  and pid is distinct from pg_backend_pid())
            select pid, application, role, state, age, statement from (
                select session.pid::bigint as pid,
                       coalesce(nullif(session.application_name, ''), nullif(session.backend_type, 'client backend'),
                                '') as application,
                       coalesce(session.usename::text, '') as role,
                       coalesce(session.state, 'active') as state,
                       session.xact_start as since, session.query as statement
                from held join pg_stat_activity as session on session.pid = held.pid
                union all
                select 0, 'prepared transaction ' || prepared.gid, prepared.owner::text, 'prepared', prepared.prepared, ''
                from held
                join pg_locks as own on own.virtualtransaction = held.virtualtransaction
                                    and own.locktype = 'transactionid' and own.granted
                join pg_prepared_xacts as prepared on prepared.transaction = own.transactionid
                where held.pid is null) as blocker
            cross join lateral (select coalesce(extract(epoch from clock_timestamp() - since) * 1000, 0)::bigint) as t(age)
            order by since nulls last, pid""";

    private static final String WAITING = """
            with waiter as materialized (select distinct pid from pg_locks where not granted and pid is not null)
            select session.pid::bigint, coalesce(session.application_name, ''), coalesce(session.usename::text, ''),
                   coalesce(session.state, 'active'),
                   coalesce(extract(epoch from clock_timestamp() - session.xact_start) * 1000, 0)::bigint, session.query
            from waiter join pg_stat_activity as session on session.pid = waiter.pid
            where pg_blocking_pids(waiter.pid) && ?::int[]
            order by session.xact_start nulls last, session.pid""";

    private static final String WRITERS = """
            select distinct virtualtransaction from pg_locks
            where locktype = 'relation' and granted and relation = to_regclass(?)
              and database = (select oid from pg_database where datname = current_database())
              and mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
              and pid is distinct from pg_backend_pid()
              and (pid is null or pid <> all (?::int[]))""";

    @Override
    public List<Session> blockers(Connection transaction, TableName table) throws SQLException {
        return holders(transaction, table, ANY_MODE);
    }

    @Override
    public List<Session> excluders(Connection transaction, TableName table) throws SQLException {
        return holders(transaction, new TableLookup(transaction).find(table).name(), EXCLUDING);
    }

    private static List<Session> holders(Connection transaction, TableName table, String modes) throws SQLException {
        return Query.all(transaction, HOLDERS, Quote.table(table), modes).stream()
                .map(PostgresqlLocks::session)
                .toList();
    }

    @Override
    public List<Session> waitingFor(Connection transaction, Set<Long> pids) throws SQLException {
        return Query.all(transaction, WAITING, array(pids)).stream()
                .map(PostgresqlLocks::session)
                .toList();
    }

    @Override
    public Set<String> writers(Connection transaction, TableName table, Set<Long> pids) throws SQLException {
        return Query.all(transaction, WRITERS, Quote.table(table), array(pids)).stream()
                .map(row -> row.text(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Duration chunkTimeMax(Connection transaction) throws SQLException {
        long millis = Query.one(transaction, "select setting::bigint from pg_settings where name = 'deadlock_timeout'")
                .number(0);
        return Duration.ofMillis(millis).dividedBy(2);
    }

    private static Session session(Row row) {
        return new Session(
                row.number(0),
                row.text(1),
                row.text(2),
                row.text(3),
                Duration.ofMillis(Math.max(0, row.number(4))),
                SqlText.withoutValues(row.text(5)));
    }

    private static String array(Set<Long> pids) {
        return pids.stream().map(String::valueOf).sorted().collect(Collectors.joining(",", "{", "}"));
    }
}
