// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.List;

/** No constraint of the table is kept from its old rows, where the backfill would meet it. */
final class UnvalidatedConstraints implements Check {

    private static final String FOREIGN_KEY = "f";

    /** A constraint that is not enforced (PostgreSQL 18) is no constraint to any write. */
    private static final String UNVALIDATED = """
        select quote_ident(c.conname), c.contype::text, pg_get_constraintdef(c.oid)
        from pg_constraint as c
        where c.conrelid = ?::oid and not c.convalidated and c.contype in ('c', 'f', 'n')
          and coalesce((to_jsonb(c) ->> 'conenforced')::boolean, true)
        order by c.conname\
        """;

    @Override
    public String name() {
        return "unvalidated-constraints";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.all(UNVALIDATED, subject.oid()).stream()
                .map(row -> told(subject, row))
                .toList();
    }

    private Finding told(Subject subject, Row row) {
        return warn(
                Subject.TABLE,
                "constraint %s of table %s was never validated (%s): %s"
                        .formatted(
                                row.text(0),
                                subject.table().name(),
                                row.text(2),
                                row.text(1).equals(FOREIGN_KEY)
                                        ? "nobody knows whether the rows that are there keep it"
                                        : "the backfill fails at the first old row that breaks it, as every update"
                                                + " does"),
                "alter table %s validate constraint %s, and mend the rows that it names"
                        .formatted(subject.table().name(), row.text(0)));
    }
}
