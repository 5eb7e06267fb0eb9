// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** The table is not near the point where the server stops to protect old rows. */
final class Wraparound implements Check {

    /** The server refuses writes at about 2.1 billion. */
    private static final long AGE_MAX = 1_200_000_000L;

    @Override
    public String name() {
        return "wraparound";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        long age = subject.one("select age(relfrozenxid)::bigint from pg_class where oid = ?::oid", subject.oid())
                .number(0);
        return age < AGE_MAX
                ? List.of()
                : List.of(warn(
                        Subject.TABLE,
                        "the oldest row of table %s is %d transactions old; a freezing vacuum is near"
                                .formatted(subject.table().name(), age),
                        "vacuum the table before the backfill writes every row"));
    }
}
