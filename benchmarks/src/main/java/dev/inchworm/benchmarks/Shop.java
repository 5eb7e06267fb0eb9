// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.EngineSettings;
import dev.inchworm.engine.sensor.ReplicaList;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The table that everything is measured on, and its migration. */
final class Shop {

    static final String ID = "orders-total-minor";

    private Shop() {}

    /** A server as durable as in production: fsync and synchronous commit are on. */
    static PostgresqlServer server() {
        return PostgresqlServer.with()
                .setting("shared_buffers", "512MB")
                .setting("max_wal_size", "4GB")
                .start();
    }

    /** A database with so many orders. */
    static TestDatabase database(PostgresqlServer server, long rows) {
        TestDatabase database = TestDatabases.createOn(server);
        database.run(
                "create table orders (id bigint primary key, customer_id bigint not null,"
                        + " total_amount integer not null default 0, status text not null,"
                        + " updated_at timestamptz not null default now())",
                "insert into orders (id, customer_id, total_amount, status)"
                        + " select g, 1 + g % 10000, (g::bigint * 7919) % 100000, 'paid' from generate_series(1, "
                        + rows + ") g",
                "create index orders_customer on orders (customer_id)",
                "create function touch() returns trigger language plpgsql as"
                        + " $$ begin new.updated_at := now(); return new; end $$",
                "create trigger touch before update on orders for each row execute function touch()");
        return database;
    }

    /** Leaves nothing of the preparation to be done while something is measured. */
    static void settle(TestDatabase database) {
        database.runAs(PostgresqlServer.SUPERUSER, "vacuum (freeze, analyze) orders", "checkpoint");
    }

    /** An engine at work on {@code url}, with its archives in {@code folder}. */
    static Engine engine(String url, Path folder) {
        Endpoint endpoint = new Endpoint(new JdbcUrl(url), Optional.of(TestDatabases.MIGRATOR), Optional.empty());
        return Engine.open(EngineSettings.of(endpoint, ReplicaList.NONE, folder, Optional::empty));
    }

    /** A folder for archives, gone when this process ends. */
    static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("inchworm-benchmark");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings the migration to where both sides are synced and nothing is copied. */
    static void sync(Engine engine) {
        engine.start(migration(), "id: " + ID + "\n");
        engine.waiveRehearsal(ID, "RehearsalTime rehearses; the other benchmarks go without", Optional.empty());
        engine.run(ID, Optional.of(Phase.DUAL_WRITE));
    }

    /** The step that copies. */
    static Step.Backfill backfill(Plan plan) {
        return plan.steps(Phase.BACKFILL).stream()
                .filter(Step.Backfill.class::isInstance)
                .map(Step.Backfill.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Migration migration() {
        ReplaceColumns change = new ReplaceColumns(
                new TableName("public", "orders"),
                ReplaceColumns.ALL_ROWS,
                List.of("total_amount"),
                List.of(
                        new ReplaceColumns.NewColumn("total_amount_minor", "bigint", "total_amount"),
                        new ReplaceColumns.NewColumn("currency", "text", "'USD'")),
                Map.of("total_amount", "total_amount_minor::int"),
                Optional.of("total_amount = total_amount_minor and currency is not null"),
                new ReplaceColumns.Enforce(
                        List.of("total_amount_minor", "currency"),
                        Map.of("currency_known", "currency in ('USD', 'EUR')")));
        return new Migration(
                ID,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                change,
                Map.of(),
                List.of(),
                settings(),
                Migration.Roles.none(),
                List.of(),
                List.of());
    }

    /** The defaults, but for windows that would only be waited for. */
    private static Settings settings() {
        Settings defaults = Settings.defaults();
        return new Settings(
                defaults.ddl(),
                defaults.backfill(),
                defaults.verify(),
                new Settings.Cutover(Settings.By.SDK, List.of(10_000), Duration.ZERO),
                defaults.stop(),
                new Settings.Contract(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Optional.empty(),
                        true,
                        List.of(),
                        Optional.empty()),
                new Settings.Enforcement(Duration.ZERO));
    }
}
