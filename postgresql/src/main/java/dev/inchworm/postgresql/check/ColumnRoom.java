// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** The table has room for the new columns, there and back. */
final class ColumnRoom implements Check {

    private static final int ATTRIBUTES_MAX = 1600;

    /** Going back and forward again uses up new numbers. */
    private static final int RUNS = 2;

    @Override
    public String name() {
        return "column-room";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        long used = subject.one("select max(attnum)::bigint from pg_attribute where attrelid = ?::oid", subject.oid())
                .number(0);
        long needed = (long) subject.change().newColumns().size() * RUNS
                + subject.change().oldColumns().size();
        return used + needed <= ATTRIBUTES_MAX
                ? List.of()
                : List.of(refuse(
                        "change.new",
                        "table %s has used %d of %d column numbers, dropped columns too; this migration may need %d"
                                .formatted(subject.table().name(), used, ATTRIBUTES_MAX, needed),
                        "rebuild the table first; only a new table gets fresh numbers"));
    }
}
