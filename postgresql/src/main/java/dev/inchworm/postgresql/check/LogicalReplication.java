// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Someone may receive the table by logical replication, or write it so. */
final class LogicalReplication implements Check {

    @Override
    public String name() {
        return "logical-replication";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Row row : subject.all(
                "select pubname from pg_publication_tables where schemaname = ? and tablename = ? order by 1",
                subject.table().name().schema(),
                subject.table().name().name())) {
            findings.add(
                    warn(
                            Subject.TABLE,
                            "publication %s sends table %s: subscribers stop at the first row with a column they lack"
                                    .formatted(row.text(0), subject.table().name()),
                            "add the new columns on every subscriber before EXPAND, and drop the old ones there after CONTRACT"));
        }
        if (subject.one("select exists (select from pg_subscription_rel where srrelid = ?::oid)", subject.oid())
                .isTrue(0)) {
            findings.add(warn(
                    Subject.TABLE,
                    "table %s receives rows by logical replication"
                            .formatted(subject.table().name()),
                    "the sync acts on those rows too; keep the publisher's columns as they are until CONTRACT"));
        }
        return findings;
    }
}
