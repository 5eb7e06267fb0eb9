// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** No new column is there already. */
final class NewColumnClash implements Check {

    @Override
    public String name() {
        return "new-column-clash";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.change().newNames().stream()
                .filter(name -> subject.table().column(name).isPresent())
                .map(name -> refuse(
                        subject.newKey(name),
                        "table %s already has a column %s"
                                .formatted(subject.table().name(), name),
                        "choose another name for the new column, or drop the one that is there"))
                .toList();
    }
}
