// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks;

import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.change.ReplaceColumns.Enforce;
import dev.inchworm.core.change.ReplaceColumns.NewColumn;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.SyncState;
import dev.inchworm.embedded.PostgresqlServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two tables of one shape and content, both with old and new side, one of them with the sync on. */
final class SyncCostTables implements AutoCloseable {

    private static final String SHAPE = """
            create table %1$s (
              id bigint primary key,
              customer_id bigint not null,
              total_amount int not null default 0,
              status text not null default 'new',
              created_at timestamptz not null default now(),
              updated_at timestamptz not null default now(),
              last_op uuid,
              row_version bigint not null default 0,
              total_amount_minor bigint,
              currency text);
            insert into %1$s (id, customer_id, total_amount, last_op, total_amount_minor, currency)
            select g, g %% 5000, g, md5(g::text)::uuid, g, 'USD' from generate_series(1, %2$d) as g;
            create index on %1$s (customer_id)""";

    private final PostgresqlServer server;
    private final int rows;

    private SyncCostTables(PostgresqlServer server, int rows) {
        this.server = server;
        this.rows = rows;
    }

    static SyncCostTables create(int rows) throws SQLException {
        PostgresqlServer server = PostgresqlServer.with()
                .setting("shared_buffers", "512MB")
                .setting("max_wal_size", "8GB")
                .setting("checkpoint_timeout", "30min")
                .setting("autovacuum", "off")
                .start();
        SyncCostTables tables = new SyncCostTables(server, rows);
        tables.run(SHAPE.formatted("plain", rows), SHAPE.formatted("synced", rows));
        tables.sync();
        return tables;
    }

    private void sync() throws SQLException {
        Dialect dialect = Dialects.of(new JdbcUrl(server.url()));
        Migration migration = migration();
        try (Connection session = server.connect()) {
            session.setAutoCommit(false);
            dialect.sessions().pin(session, Timeouts.NONE);
            Table table = dialect.catalogs().read(session, migration.change().table());
            Mapping mapping = dialect.catalogs().judge(session, migration, table);
            Target target = new Target(migration.id(), table, migration.change().oldColumns(), mapping);
            List<String> statements = new ArrayList<>(dialect.journal().install(0));
            statements.addAll(dialect.sync()
                    .move(target, SyncState.OFF, SyncState.OLD_WINS)
                    .forward());
            try (Statement statement = session.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            session.commit();
        }
    }

    private static Migration migration() {
        return new Migration(
                "sync-cost",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ReplaceColumns(
                        new TableName("public", "synced"),
                        ReplaceColumns.ALL_ROWS,
                        List.of("total_amount"),
                        List.of(
                                new NewColumn("total_amount_minor", "bigint", "total_amount"),
                                new NewColumn("currency", "text", "'USD'")),
                        Map.of("total_amount", "total_amount_minor::int"),
                        Optional.of("total_amount = total_amount_minor and currency is not null"),
                        new Enforce(
                                List.of("total_amount_minor", "currency"),
                                Map.of("currency_known", "currency in ('USD','EUR')"))),
                Map.of(),
                List.of(),
                Settings.defaults(),
                Migration.Roles.none(),
                List.of(),
                List.of());
    }

    /** The server, in words. */
    String server() {
        return "PostgreSQL " + server.version();
    }

    /** Brings both tables back to the same shape on disk, and the log to its beginning. */
    void tidy() throws SQLException {
        run("vacuum full analyze plain", "vacuum full analyze synced", "checkpoint");
    }

    /** Milliseconds that one update of every row takes. */
    double update(boolean synced, String set) throws SQLException {
        long before = System.nanoTime();
        run("update %s set %s".formatted(table(synced), set));
        return (System.nanoTime() - before) / 1e6;
    }

    /** Updates of the old column of one row each, per second, by clients of their own. */
    double updateSingly(boolean synced, int clients, int seconds) {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            long until = System.nanoTime() + seconds * 1_000_000_000L;
            List<Future<Long>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                Random random = new Random(client);
                running.add(pool.submit(() -> client(synced, random, until)));
            }
            long done = 0;
            for (Future<Long> each : running) {
                done += each.get();
            }
            return (double) done / seconds;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private long client(boolean synced, Random random, long until) throws SQLException {
        String sql = "update %s set total_amount = ? where id = ?".formatted(table(synced));
        try (Connection connection = server.connect();
                PreparedStatement update = connection.prepareStatement(sql)) {
            long done = 0;
            while (System.nanoTime() < until) {
                update.setInt(1, random.nextInt(1_000_000));
                update.setLong(2, 1 + random.nextInt(rows));
                update.executeUpdate();
                done++;
            }
            return done;
        }
    }

    private static String table(boolean synced) {
        return synced ? "synced" : "plain";
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
