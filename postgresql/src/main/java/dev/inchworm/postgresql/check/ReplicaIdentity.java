// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.List;

/** Rows of a published table can be told apart by whoever receives their updates. */
final class ReplicaIdentity implements Check {

    private static final String FULL = "f";

    private static final String IDENTITY = """
        select c.relreplident::text,
               case c.relreplident
                    when 'd' then exists (select from pg_index as i where i.indrelid = c.oid and i.indisprimary
                                            and i.indimmediate)
                    when 'i' then exists (select from pg_index as i where i.indrelid = c.oid and i.indisreplident)
                    when 'f' then true else false end,
               (select string_agg(distinct t.pubname::text, ', ')
                from pg_publication_tables as t join pg_publication as p on p.pubname = t.pubname
                where t.schemaname = n.nspname and t.tablename = c.relname and p.pubupdate)
        from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
        where c.oid = ?::oid\
        """;

    @Override
    public String name() {
        return "replica-identity";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        Row row = subject.one(IDENTITY, subject.oid());
        if (row.text(2).isEmpty()) {
            return List.of();
        }
        if (!row.isTrue(1)) {
            return List.of(refuse(
                    Subject.TABLE,
                    "publication %s sends updates of table %s, which has no replica identity: the server refuses every update"
                            .formatted(row.text(2), subject.table().name()),
                    "alter table %s replica identity using index a unique index over NOT NULL columns, or full"
                            .formatted(subject.table().name())));
        }
        return row.text(0).equals(FULL)
                ? List.of(warn(
                        Subject.TABLE,
                        "replica identity of table %s is FULL: each row that the backfill writes is logged whole, twice"
                                .formatted(subject.table().name()),
                        "let the identity be a key while the backfill runs, or slow it by"
                                + " backfill.rows_per_second_max"))
                : List.of();
    }
}
