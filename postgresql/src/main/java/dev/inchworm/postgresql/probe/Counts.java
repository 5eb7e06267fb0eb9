// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.probe;

import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What the server has counted for each table, by its number. */
record Counts(Map<Long, Count> tables) {

    private static final String COLUMNS = "select relid::bigint, coalesce(seq_scan, 0), coalesce(seq_tup_read, 0),"
            + " coalesce(n_tup_ins, 0), coalesce(n_tup_upd, 0), coalesce(n_tup_del, 0), coalesce(idx_scan, 0) from pg_catalog.";

    private static final int FLUSHED_ON_DEMAND = 150_000;
    static final Count NONE = new Count(0, 0, 0, 0, 0, 0);

    /** The figures of one table. */
    record Count(long scans, long scanned, long inserted, long updated, long deleted, long lookups) {

        Count minus(Count other) {
            return new Count(
                    scans - other.scans,
                    scanned - other.scanned,
                    inserted - other.inserted,
                    updated - other.updated,
                    deleted - other.deleted,
                    lookups - other.lookups);
        }
    }

    /** Those of the open transaction. */
    static Counts ofTransaction(Connection transaction) throws SQLException {
        return read(transaction, "pg_stat_xact_all_tables");
    }

    /** Those since ever, with everything that this session has done; none on servers that cannot be asked for that. */
    static Counts ofSession(Connection committed) throws SQLException {
        boolean isSoon = Query.one(committed, "select current_setting('server_version_num')::int")
                        .number(0)
                >= FLUSHED_ON_DEMAND;
        if (!isSoon) {
            return new Counts(Map.of());
        }
        Query.all(committed, "select pg_catalog.pg_stat_force_next_flush()::text");
        Query.all(committed, "select pg_catalog.pg_stat_clear_snapshot()::text");
        return read(committed, "pg_stat_all_tables");
    }

    /** What was counted since {@code before}. */
    Map<Long, Count> since(Counts before) {
        Map<Long, Count> grown = new HashMap<>();
        tables.forEach((number, count) -> {
            Count more = count.minus(before.tables.getOrDefault(number, NONE));
            if (!more.equals(NONE)) {
                grown.put(number, more);
            }
        });
        return grown;
    }

    private static Counts read(Connection session, String view) throws SQLException {
        Map<Long, Count> tables = new HashMap<>();
        for (Row row : Query.all(session, COLUMNS + view)) {
            Count count =
                    new Count(row.number(1), row.number(2), row.number(3), row.number(4), row.number(5), row.number(6));
            if (!count.equals(NONE)) {
                tables.put(row.number(0), count);
            }
        }
        return new Counts(Map.copyOf(tables));
    }
}
