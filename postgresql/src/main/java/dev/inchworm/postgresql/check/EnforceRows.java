// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.change.ReplaceColumns;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A filter of rows leaves other rows without a new side. */
final class EnforceRows implements Check {

    @Override
    public String name() {
        return "enforce-rows";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        if (subject.change().rows().strip().equalsIgnoreCase(ReplaceColumns.ALL_ROWS)) {
            return findings;
        }
        List<String> notNull = subject.change().enforce().notNull();
        if (!notNull.isEmpty()) {
            findings.add(refuse(
                    "change.enforce.not_null",
                    "rows is a filter, so %s cannot be made NOT NULL: other rows stay empty"
                            .formatted(String.join(", ", notNull)),
                    "take it out of enforce.not_null, or make rows true"));
        }
        List<String> leaving = subject.leaving().stream().map(Column::name).toList();
        if (!leaving.isEmpty()) {
            findings.add(refuse(
                    "change.rows",
                    "rows is a filter, so dropping %s would lose the values of the other rows"
                            .formatted(String.join(", ", leaving)),
                    "say contract: { keep: [%s] }, or make rows true".formatted(String.join(", ", leaving))));
        }
        return findings;
    }
}
