// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A hot standby that streams from a throw-away server; its replay can be paused. Ends like its primary does. */
public final class Replica implements AutoCloseable {

    /** The primary may need a moment to see that its reader has gone. */
    private static final String DROP_SLOT = """
            do $$
            begin
              for attempt in 1..250 loop
                exit when not exists (
                  select from pg_catalog.pg_replication_slots where slot_name = '%1$s' and active);
                perform pg_catalog.pg_sleep(0.02);
              end loop;
              perform pg_catalog.pg_drop_replication_slot(slot_name)
                 from pg_catalog.pg_replication_slots where slot_name = '%1$s';
            end $$""";

    private final PostgresqlServer primary;
    private final String slot;
    private final Scratch scratch;
    private final ServerProcess process;
    private final Thread atExit = new Thread(this::end, "inchworm-replica-end");

    private Replica(PostgresqlServer primary, String slot, Scratch scratch, ServerProcess process) {
        this.primary = primary;
        this.slot = slot;
        this.scratch = scratch;
        this.process = process;
    }

    /**
     * A running replica of {@code primary}; {@code name} (letters, digits, underscores) is the replication slot and the
     * application name that the primary shows.
     */
    public static Replica of(PostgresqlServer primary, String name, Map<String, String> settings) {
        if (!name.matches("[a-z0-9_]{1,60}")) {
            throw new IllegalArgumentException("name must match [a-z0-9_]{1,60}, was " + name);
        }
        Account account = Account.choose();
        Path home = Binaries.ofThisMachine(account == Account.NOBODY).home(primary.version());
        try {
            Scratch scratch = Scratch.temporary(false);
            Map<String, String> all = new LinkedHashMap<>(ServerProcess.settings(settings));
            all.put("hot_standby", "on");
            all.put("primary_slot_name", name);
            all.put(
                    "primary_conninfo",
                    "host=127.0.0.1 port=%d user=%s application_name=%s"
                            .formatted(primary.port(), PostgresqlServer.SUPERUSER, name));
            copyLimits(primary, all);
            ServerProcess process = new ServerProcess(home, account, scratch, all, 0);
            Replica replica = new Replica(primary, name, scratch, process);
            Runtime.getRuntime().addShutdownHook(replica.atExit);
            replica.seed();
            process.start();
            return replica;
        } catch (IOException | SQLException e) {
            throw ServerErrors.notUsable("cannot make replica " + name, e);
        }
    }

    /** A standby refuses to start with less of these than its primary has. */
    private static void copyLimits(PostgresqlServer primary, Map<String, String> settings) throws SQLException {
        String names = "('max_connections', 'max_worker_processes', 'max_wal_senders', 'max_prepared_transactions',"
                + " 'max_locks_per_transaction')";
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement();
                ResultSet limits = statement.executeQuery(
                        "select name, setting from pg_catalog.pg_settings where name in " + names)) {
            while (limits.next()) {
                settings.putIfAbsent(limits.getString(1), limits.getString(2));
            }
        }
    }

    private void seed() throws SQLException, IOException {
        try (Connection connection = primary.connect()) {
            try (PreparedStatement create =
                    connection.prepareStatement("select pg_catalog.pg_create_physical_replication_slot(?, true)")) {
                create.setString(1, slot);
                create.execute();
            }
            BaseBackup.copy(connection, primary.data(), scratch.data());
        }
        Files.createFile(scratch.data().resolve("standby.signal"));
    }

    /** The port it listens on, the same after a restart. */
    public int port() {
        return process.port();
    }

    /** The JDBC URL of {@code database}, without a user. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** A read-only connection of the superuser to {@code database}. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), PostgresqlServer.SUPERUSER, "");
    }

    /** What the server wrote to its log. */
    public Path log() {
        return scratch.log();
    }

    /** Whether its process is alive. */
    public boolean isUp() {
        return process.isUp();
    }

    /** Stops applying changes; it goes on receiving them, and its lag grows with every write. */
    public void pauseReplay() {
        execute("select pg_catalog.pg_wal_replay_pause()");
    }

    /** Goes on applying changes. */
    public void resumeReplay() {
        execute("select pg_catalog.pg_wal_replay_resume()");
    }

    /** Waits until everything committed on the primary before this call is visible here; false if it takes longer. */
    public boolean awaitReplay(Duration atMost) {
        try (Connection source = primary.connect();
                Statement position = source.createStatement();
                ResultSet written = position.executeQuery("select pg_catalog.pg_current_wal_flush_lsn()::text")) {
            written.next();
            return awaitReplay(written.getString(1), atMost);
        } catch (SQLException e) {
            throw ServerErrors.notUsable("cannot ask the primary of " + slot, e);
        }
    }

    private boolean awaitReplay(String position, Duration atMost) throws SQLException {
        long deadline = System.nanoTime() + atMost.toNanos();
        try (Connection connection = connect("postgres");
                PreparedStatement look = connection.prepareStatement(
                        "select coalesce(pg_catalog.pg_last_wal_replay_lsn() >= ?::pg_lsn, false),"
                                + " pg_catalog.pg_sleep(0.01)")) {
            look.setString(1, position);
            while (true) {
                try (ResultSet seen = look.executeQuery()) {
                    seen.next();
                    if (seen.getBoolean(1)) {
                        return true;
                    }
                }
                if (System.nanoTime() > deadline) {
                    return false;
                }
            }
        }
    }

    /** Makes it a primary of its own, on a new timeline: what a failover does. */
    public void promote() {
        execute("select pg_catalog.pg_promote(true, 60)");
    }

    /** Stops as an administrator would. The data stays. */
    public void stop() {
        process.stop();
    }

    /** Stops as a crash would. The data stays as it was. */
    public void kill() {
        process.kill();
    }

    /** Starts again on the same data and port; does nothing if it is up. */
    public void startAgain() {
        process.start();
    }

    private void execute(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw ServerErrors.notUsable("replica " + slot + " did not do " + sql, e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // this process ends; the hook does the rest
        }
        end();
        dropSlot();
    }

    private void end() {
        process.kill();
        try {
            scratch.release();
        } catch (IOException e) {
            throw ServerErrors.notUsable("cannot delete " + scratch.folder(), e);
        }
    }

    /** A slot that nobody reads would keep the primary's log for ever. */
    private void dropSlot() {
        if (!primary.isUp()) {
            return;
        }
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(DROP_SLOT.formatted(slot));
        } catch (SQLException e) {
            throw ServerErrors.notUsable("cannot drop the slot of replica " + slot, e);
        }
    }
}
