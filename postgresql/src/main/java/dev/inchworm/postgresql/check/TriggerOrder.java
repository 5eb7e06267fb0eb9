// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** Our trigger can run behind every other one. */
final class TriggerOrder implements Check {

    /** No character sorts behind it; a name that begins so cannot be overtaken. */
    private static final String LAST_OF_ALL = Character.toString(Character.MAX_CODE_POINT);

    @Override
    public String name() {
        return "trigger-order";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.table().rowTriggers().stream()
                .filter(name -> name.startsWith(LAST_OF_ALL))
                .map(name -> refuse(
                        Subject.TABLE,
                        "no name sorts surely behind trigger %s".formatted(name),
                        "give that trigger a name that begins with another character"))
                .toList();
    }
}
