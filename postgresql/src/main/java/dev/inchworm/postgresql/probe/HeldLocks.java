// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.probe;

import dev.inchworm.core.probe.LockMode;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which relations a session has locks on, granted or still waited for. */
final class HeldLocks {

    private static final String OF = "select relation::bigint, mode from pg_catalog.pg_locks where pid = ?"
            + " and locktype = 'relation' and relation is not null order by 1, 2";

    private HeldLocks() {}

    /** A mode on the relation of that number. */
    record Held(long relation, LockMode mode) {}

    static Set<Held> of(Connection session, int pid) throws SQLException {
        Set<Held> held = new LinkedHashSet<>();
        for (Row row : Query.all(session, OF, pid)) {
            LockMode.of(row.text(1)).ifPresent(mode -> held.add(new Held(row.number(0), mode)));
        }
        return held;
    }
}
