// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table is not near the point where the server stops to protect old rows. */
final class Wraparound implements Check {

    /** The server refuses writes at about 2.1 billion. */
    private static final long AGE_MAX = 1_200_000_000L;

    /** The table's long values lie in a table of their own. */
    private static final String AGES = """
        select max(age(relfrozenxid))::bigint, max(mxid_age(relminmxid))::bigint from pg_class
        where oid = ?::oid or oid = (select reltoastrelid from pg_class where oid = ?::oid and reltoastrelid <> 0)\
        """;

    @Override
    public String name() {
        return "wraparound";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        Row row = subject.one(AGES, subject.oid(), subject.oid());
        List<Finding> findings = new ArrayList<>();
        tell(findings, subject, row.number(0), "the oldest row of table %s is %d transactions old");
        tell(findings, subject, row.number(1), "the oldest shared row lock of table %s is %d multixacts old");
        return findings;
    }

    private void tell(List<Finding> findings, Subject subject, long age, String text) {
        if (age >= AGE_MAX) {
            findings.add(warn(
                    Subject.TABLE,
                    text.formatted(subject.table().name(), age)
                            + "; a freezing vacuum is near, and it yields to nobody",
                    "vacuum the table before the backfill writes every row"));
        }
    }
}
