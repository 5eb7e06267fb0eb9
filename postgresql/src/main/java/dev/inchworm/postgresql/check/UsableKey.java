// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** The table has a key that chunks can follow. */
final class UsableKey implements Check {

    @Override
    public String name() {
        return "usable-key";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.table().key().isEmpty()
                ? List.of(refuse(
                        Subject.TABLE,
                        "table %s has no primary key, and no unique key over columns that are never null"
                                .formatted(subject.table().name()),
                        "add a primary key, or a plain unique index (neither partial, deferrable nor over expressions)"
                                + " over NOT NULL columns"))
                : List.of();
    }
}
