// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** No rule rewrites statements on the table. */
final class Rules implements Check {

    /** A view's own rule is its definition; views are refused as what they are. */
    private static final String RULES =
            "select rulename from pg_rewrite where ev_class = ?::oid and rulename <> '_RETURN' order by 1";

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.all(RULES, subject.oid()).stream()
                .map(row -> refuse(
                        Subject.TABLE,
                        "rule %s on table %s rewrites statements, ours too"
                                .formatted(row.text(0), subject.table().name()),
                        "drop the rule; a trigger can usually do its work"))
                .toList();
    }
}
