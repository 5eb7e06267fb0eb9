// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.List;

/** The server is one that this release knows. */
final class ServerVersion implements Check {

    private static final int VERSION_MIN = 140_000;

    @Override
    public String name() {
        return "server-version";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        Row row = subject.one("select current_setting('server_version_num')::int, current_setting('server_version')");
        return row.number(0) >= VERSION_MIN
                ? List.of()
                : List.of(refuse(
                        Subject.NO_KEY,
                        "the server is PostgreSQL %s; this release needs 14 or newer".formatted(row.text(1)),
                        "move the database to a newer server first"));
    }
}
