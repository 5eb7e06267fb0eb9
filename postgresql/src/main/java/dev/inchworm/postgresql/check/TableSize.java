// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A large table needs room for a second version of each of its rows, in the table, its indexes and the log. */
final class TableSize implements Check {

    private static final long BYTES_MAX = 10 * Sizes.GIGABYTE;

    private static final String SIZE = """
        select pg_table_size(c.oid), pg_indexes_size(c.oid),
               (select count(*) from pg_index as i where i.indrelid = c.oid),
               coalesce((select spcname::text from pg_tablespace as t where t.oid = c.reltablespace), 'the default one')
        from pg_class as c where c.oid = ?::oid\
        """;

    @Override
    public String name() {
        return "table-size";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        Row row = subject.one(SIZE, subject.oid());
        long table = row.number(0);
        long indexes = row.number(1);
        return table + indexes < BYTES_MAX
                ? List.of()
                : List.of(warn(
                        Subject.TABLE,
                        "table %s is %s and its %d indexes %s: the backfill may need as much again, and twice that in log"
                                .formatted(
                                        subject.table().name(), Sizes.text(table), row.number(2), Sizes.text(indexes)),
                        "make sure that tablespace %s has %s free and the log's disk %s; slow it by backfill.rows_per_second_max"
                                .formatted(
                                        row.text(3), Sizes.text(table + indexes), Sizes.text(2 * (table + indexes)))));
    }

    /** SQL has no way to ask, whatever the role. */
    @Override
    public List<String> notMeasured(Connection transaction) {
        return List.of("free disk: SQL cannot ask for it; the backfill may need as much again as table and indexes,"
                + " and twice that in log");
    }
}
