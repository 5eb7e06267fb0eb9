// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** No old column is computed by the server. */
final class OldColumnComputed implements Check {

    @Override
    public String name() {
        return "old-column-computed";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.oldColumns().stream()
                .filter(Column::generated)
                .map(column -> refuse(
                        subject.oldKey(column),
                        "old column %s is generated or an identity: nobody could write it, nor the sync"
                                .formatted(column.name()),
                        "turn it into a plain column first (drop expression, or drop identity)"))
                .toList();
    }
}
