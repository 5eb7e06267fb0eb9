// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** Names of what will be enforced are free. */
final class ConstraintNames implements Check {

    @Override
    public String name() {
        return "constraint-names";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        List<String> names = List.copyOf(subject.change().enforce().checks().keySet());
        return subject
                .all(
                        "select conname from pg_constraint where conrelid = ?::oid and conname = any (?::text[]) order by 1",
                        subject.oid(),
                        subject.transaction().createArrayOf("text", names.toArray()))
                .stream()
                .map(row -> refuse(
                        "change.enforce.check." + row.text(0),
                        "table %s already has a constraint %s"
                                .formatted(subject.table().name(), row.text(0)),
                        "choose another name under enforce.check"))
                .toList();
    }
}
