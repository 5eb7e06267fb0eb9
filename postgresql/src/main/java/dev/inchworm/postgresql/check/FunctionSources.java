// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Functions whose text names the old column; the server does not track them. */
final class FunctionSources implements Check {

    private static final String SOURCES = """
            select p.oid::regprocedure::text
            from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
            where n.nspname not in ('pg_catalog', 'information_schema', 'inchworm')
              and position(lower(?) in lower(p.prosrc)) > 0
              and position(lower(?) in lower(p.prosrc)) > 0
            order by 1 limit 20""";

    @Override
    public String name() {
        return "function-sources";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Column column : subject.leaving()) {
            List<String> names = subject.all(SOURCES, subject.table().name().name(), column.name()).stream()
                    .map(row -> row.text(0))
                    .toList();
            if (!names.isEmpty()) {
                findings.add(warn(
                        subject.oldKey(column),
                        "the text of these functions names %s and %s: %s"
                                .formatted(subject.table().name().name(), column.name(), String.join(", ", names)),
                        "see whether they read the old column, and change them before CONTRACT"));
            }
        }
        return findings;
    }
}
