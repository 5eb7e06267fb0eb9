// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The role owns the table and may create what the migration needs. */
final class OwnerRights implements Check {

    private static final String RIGHTS = """
            select pg_has_role(relowner, 'usage'),
                   has_database_privilege(current_database(), 'create')
                   or exists (select from pg_namespace where nspname = 'inchworm'
                              and pg_has_role(nspowner, 'usage')),
                   has_database_privilege(current_database(), 'temporary'),
                   current_user::text
            from pg_class where oid = ?::oid""";

    @Override
    public String name() {
        return "owner-rights";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        Row row = subject.one(RIGHTS, subject.oid());
        List<Finding> findings = new ArrayList<>();
        if (!row.isTrue(0)) {
            findings.add(refuse(
                    Subject.TABLE,
                    "role %s does not own table %s, which belongs to %s"
                            .formatted(
                                    row.text(3),
                                    subject.table().name(),
                                    subject.table().owner()),
                    "connect as %s or as a member of it"
                            .formatted(subject.table().owner())));
        }
        if (!row.isTrue(1)) {
            findings.add(refuse(
                    Subject.NO_KEY,
                    "role %s may not create the journal's schema in this database".formatted(row.text(3)),
                    "grant create on database ... to " + row.text(3)));
        }
        if (!row.isTrue(2)) {
            findings.add(refuse(
                    Subject.NO_KEY,
                    "role %s may not create temporary tables, on which the mapping is judged".formatted(row.text(3)),
                    "grant temporary on database ... to " + row.text(3)));
        }
        return findings;
    }
}
