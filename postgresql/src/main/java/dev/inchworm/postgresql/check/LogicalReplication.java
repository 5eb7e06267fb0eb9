// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Someone may receive the table by logical replication, or write it so. */
final class LogicalReplication implements Check {

    /** A list of columns is a thing of the publication's own since PostgreSQL 15. */
    private static final String PUBLICATIONS = """
        select p.pubname::text, to_jsonb(m) ->> 'prattrs' is not null
        from pg_publication_tables as t join pg_publication as p on p.pubname = t.pubname
        left join pg_publication_rel as m on m.prpubid = p.oid
              and m.prrelid = to_regclass(format('%I.%I', t.schemaname, t.tablename))
        where t.schemaname = ? and t.tablename = ? order by 1\
        """;

    @Override
    public String name() {
        return "logical-replication";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Row row : subject.all(
                PUBLICATIONS,
                subject.table().name().schema(),
                subject.table().name().name())) {
            findings.add(told(subject, row));
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

    private Finding told(Subject subject, Row row) {
        String who = "publication %s sends table %s"
                .formatted(row.text(0), subject.table().name());
        return row.isTrue(1)
                ? warn(
                        Subject.TABLE,
                        who + " by a list of columns: subscribers never see the new ones",
                        "add the new columns on every subscriber, then to the publication's list, before DUAL_WRITE")
                : warn(
                        Subject.TABLE,
                        who + ": subscribers stop at the first row with a column they lack",
                        "add the new columns on every subscriber before EXPAND, and drop the old ones there after"
                                + " CONTRACT");
    }
}
