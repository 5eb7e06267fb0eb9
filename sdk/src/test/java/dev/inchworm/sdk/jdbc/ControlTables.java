// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.testing.TestDatabase;

/** The control tables as the engine installs and writes them. */
final class ControlTables {

    private final TestDatabase database;

    private ControlTables(TestDatabase database) {
        this.database = database;
    }

    static ControlTables install(TestDatabase database) {
        database.run(
                Dialects.of(new JdbcUrl(database.url())).journal().install(0).toArray(String[]::new));
        return new ControlTables(database);
    }

    /** Writes a route as the engine does, and notifies. */
    void route(String migration, long version, Stage stage, int percentBp, String leaseUntil) {
        database.run(
                """
                insert into inchworm.route values ('%s', %d, '%s', %d, 'salt', %s, clock_timestamp(), 'test')
                on conflict (migration) do update set version = excluded.version, stage = excluded.stage,
                    percent_bp = excluded.percent_bp, lease_until = excluded.lease_until""".formatted(migration, version, stage.label(), percentBp, leaseUntil),
                "notify inchworm_route, '%s %d'".formatted(migration, version));
    }

    void route(String migration, long version, Stage stage) {
        route(migration, version, stage, 0, "null");
    }

    /** What was reported of that migration: version, and whether it was a goodbye. */
    String reported(String migration) {
        return database.ask("select route_version || ' ' || coalesce(figures ->> 'gone', 'false') from inchworm.figure"
                + " where migration = '" + migration + "'");
    }
}
