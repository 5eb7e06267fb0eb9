// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.engine.journal.Journal;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Turns a route to and fro, with the engine's own statements. */
final class RouteLever implements AutoCloseable {

    static final String MIGRATION = "orders-total-minor";

    private final Connection connection;
    private final Routes routes;
    private boolean readsNew;

    RouteLever(TestDatabase database) throws SQLException {
        Dialect dialect = Dialects.of(new JdbcUrl(database.url()));
        connection = database.superuser();
        connection.setAutoCommit(false);
        new Journal(dialect).install(connection);
        routes = new Routes(dialect);
        set(0);
    }

    /** The version that stands. */
    long version() throws SQLException {
        long version = routes.find(connection, MIGRATION).orElseThrow().version();
        connection.commit();
        return version;
    }

    /** Sends all reads to the other side; its version. */
    long turn() throws SQLException {
        readsNew = !readsNew;
        set(readsNew ? Bucket.COUNT : 0);
        return version();
    }

    private void set(int percentBp) throws SQLException {
        routes.set(connection, MIGRATION, Stage.LIVE, percentBp, Duration.ofHours(1), "benchmark");
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
