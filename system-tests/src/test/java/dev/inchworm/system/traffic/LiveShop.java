// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.traffic;

import dev.inchworm.cli.demo.fleet.Fleet;
import dev.inchworm.cli.demo.fleet.Position;
import dev.inchworm.cli.demo.oracle.FinalCheck;
import dev.inchworm.cli.demo.oracle.Oracle;
import dev.inchworm.cli.demo.oracle.Verdict;
import dev.inchworm.cli.demo.pace.Latencies;
import dev.inchworm.cli.demo.shop.Loader;
import dev.inchworm.cli.demo.shop.Shop;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.engine.Engine;
import dev.inchworm.postgresql.dump.CatalogDump;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** A small shop with its fleet at work, its migration started, and an oracle that judges it. */
final class LiveShop implements AutoCloseable {

    private static final int ROWS = 300;
    private static final int WRITERS = 5;
    private static final Duration PACE = Duration.ofMillis(8);
    private static final String WHERE = "select phase, direction, step from inchworm.migration";

    private final TestDatabase database = TestDatabases.create();
    private final Shop shop = new Shop(database.url(), PostgresqlServer.SUPERUSER, "");
    private final Path folder;
    private final Connection watch;
    private final long seed;
    private Oracle oracle = new Oracle(ROWS, Loader::loaded);
    private Optional<Fleet> fleet = Optional.empty();

    LiveShop(long seed) throws SQLException, IOException {
        this.seed = seed;
        this.folder = Files.createTempDirectory("inchworm-traffic");
        this.watch = database.superuser();
        try (Connection connection = database.superuser()) {
            Loader.createRoles(connection);
            Loader.load(connection, ROWS);
        }
        try (Engine engine = engine()) {
            Orders.start(engine, Orders.migration(Engines.settings()));
        }
    }

    Engine engine() {
        return Engines.open(database.url(), folder);
    }

    TestDatabase database() {
        return database;
    }

    Path folder() {
        return folder;
    }

    /** Sends the fleet to work; it is rolled out and back as the migration goes. */
    void open() {
        Fleet.Size size = new Fleet.Size(Orders.ID, ROWS, WRITERS, seed, PACE);
        Fleet young = new Fleet(shop, size, oracle, new Latencies(), this::position);
        young.start();
        fleet = Optional.of(young);
    }

    /** Ends the day, and judges every row and every read of it. */
    Verdict close(boolean isNewFilled) throws SQLException {
        fleet.ifPresent(Fleet::stop);
        fleet = Optional.empty();
        try (Connection connection = database.superuser()) {
            FinalCheck.run(oracle, connection, isNewFilled);
        }
        return oracle.verdict();
    }

    /** The next day begins with the first rows and a clean slate: an undo forgets currencies, the oracle would not. */
    void loadAgain() {
        oracle = new Oracle(ROWS, Loader::loaded);
        database.runAs(
                PostgresqlServer.SUPERUSER,
                "truncate orders, order_lines, op_log",
                "insert into orders(id, customer_id, total_amount, status)"
                        + " select n, 1 + n % 1000, n * 7919 % 100000, 'paid' from generate_series(1, " + ROWS + ") n",
                "insert into order_lines(order_id, line, sku, quantity)"
                        + " select n, 1, 'sku-' || n % 500, 1 + n % 3 from generate_series(1, " + ROWS + ") n");
    }

    long divergences() {
        return Long.parseLong(
                database.ask(
                        "select coalesce(sum(writes), 0) from inchworm.tally where kind in ('divergence', 'up_error', 'guard')"));
    }

    /** The catalog of the shop in canonical form, the order of columns left out. */
    String catalog() throws SQLException {
        try (Connection connection = database.superuser()) {
            return CatalogDump.of(connection, "public").ignoringColumnOrder().text();
        }
    }

    /** How much has been written to the journal. */
    synchronized long journaled() {
        try (Statement select = watch.createStatement();
                ResultSet row = select.executeQuery("select audit_seq from inchworm.migration")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the migration stands, as those who deploy the shop know it. */
    synchronized Position position() {
        try (Statement select = watch.createStatement();
                ResultSet row = select.executeQuery(WHERE)) {
            row.next();
            Phase phase = Phase.valueOf(row.getString(1));
            boolean isSynced =
                    phase != Phase.DUAL_WRITE || row.getString(3).equals(dev.inchworm.engine.journal.Position.END);
            return new Position(phase, row.getString(2).equals("back"), isSynced);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        fleet.ifPresent(Fleet::stop);
        watch.close();
        database.close();
    }
}
