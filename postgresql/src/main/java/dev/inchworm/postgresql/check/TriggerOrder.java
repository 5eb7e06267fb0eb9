// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** Our trigger can run behind every other one. */
final class TriggerOrder implements Check {

    private static final int NAME_BYTES_MAX = 63;

    @Override
    public String name() {
        return "trigger-order";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        List<String> names = subject.table().rowTriggers();
        if (names.isEmpty()) {
            return List.of();
        }
        String last = names.get(names.size() - 1);
        boolean isRoomBehind = last.getBytes(StandardCharsets.UTF_8).length < NAME_BYTES_MAX;
        return isRoomBehind
                ? List.of()
                : List.of(refuse(
                        "no name sorts surely behind trigger %s, which is as long as a name can be".formatted(last),
                        "give that trigger a shorter name"));
    }
}
