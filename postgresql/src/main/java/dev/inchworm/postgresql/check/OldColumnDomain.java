// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * A domain with conditions on an old column lets it be left out.
 *
 * <p>The server holds a left-out value against its domain before any trigger sees the row.
 */
final class OldColumnDomain implements Check {

    private static final String CONSTRAINED = """
            with recursive types(oid) as (
                select a.atttypid from pg_attribute as a where a.attrelid = ?::oid and a.attname = ?
                union all
                select t.typbasetype from types join pg_type as t on t.oid = types.oid where t.typtype = 'd')
            select exists (select from types join pg_type as t on t.oid = types.oid
                           where t.typtype = 'd' and (t.typnotnull or exists (
                               select from pg_constraint as c where c.contypid = t.oid)))""";

    @Override
    public String name() {
        return "old-column-domain";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Column column : subject.oldColumns()) {
            if (!subject.one(CONSTRAINED, subject.oid(), column.name()).isTrue(0)) {
                continue;
            }
            if (column.defaultSql().isEmpty() && !takesNull(subject, column)) {
                findings.add(refuse(
                        subject.oldKey(column),
                        "old column %s has domain %s, which takes no null: code that leaves the column out cannot insert"
                                .formatted(column.name(), column.type()),
                        "give the column a constant default, or its domain's base type and a NOT NULL of the column"));
            } else if (subject.leaving().contains(column)) {
                findings.add(warn(
                        subject.oldKey(column),
                        "old column %s has domain %s with conditions: taking its drop back rewrites the table"
                                .formatted(column.name(), column.type()),
                        "take back before the drop where you can"));
            }
        }
        return findings;
    }

    private static boolean takesNull(Subject subject, Column column) throws SQLException {
        Savepoint before = subject.transaction().setSavepoint();
        try {
            Query.all(subject.transaction(), "select cast(null as %s)".formatted(column.type()));
            return true;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("23")) {
                return false;
            }
            throw e;
        } finally {
            subject.transaction().rollback(before);
        }
    }
}
