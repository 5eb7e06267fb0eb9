// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** A default tells a written value from one left out only where it is one constant. */
final class ConstantDefault implements Check {

    @Override
    public String name() {
        return "constant-default";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.oldColumns().stream()
                .filter(column -> column.defaultSql().isPresent() && !column.constantDefault() && !column.generated())
                .map(column -> refuse(
                        subject.oldKey(column),
                        "the default of old column %s is not a constant: %s"
                                .formatted(column.name(), column.defaultSql().orElse("")),
                        "drop the default and let applications write the value, or give it a constant one"))
                .toList();
    }
}
