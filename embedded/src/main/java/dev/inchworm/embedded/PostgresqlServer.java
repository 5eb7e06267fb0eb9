// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import dev.inchworm.core.error.InchwormException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A throw-away PostgreSQL, as durable as a real one: fsync and synchronous_commit are on unless switched off by name.
 *
 * <p>Listens on 127.0.0.1 only and trusts whoever comes from there. It ends with {@link #close()} or with this process,
 * and its folder goes with it unless it is to be kept; what a killed process left behind is cleared by the next start.
 * Safe for use by several threads.
 */
public final class PostgresqlServer implements AutoCloseable {

    /** The superuser of every throw-away server; no password. */
    public static final String SUPERUSER = "postgres";

    private final ServerVersion version;
    private final Scratch scratch;
    private final ServerProcess process;
    private final Thread atExit = new Thread(this::end, "inchworm-postgresql-end");

    private PostgresqlServer(ServerVersion version, Scratch scratch, ServerProcess process) {
        this.version = version;
        this.scratch = scratch;
        this.process = process;
    }

    /** A running server of the default version with default settings. */
    public static PostgresqlServer start() {
        return with().start();
    }

    /** A server to be described before it starts. */
    public static Builder with() {
        return new Builder();
    }

    /** The port it listens on, the same after a restart. */
    public int port() {
        return process.port();
    }

    /** The release it runs. */
    public ServerVersion version() {
        return version;
    }

    /** The data folder, for a look at the files. */
    public Path data() {
        return scratch.data();
    }

    /** What the server wrote to its log. */
    public Path log() {
        return scratch.log();
    }

    /** Whether its process is alive. */
    public boolean isUp() {
        return process.isUp();
    }

    /** The JDBC URL of {@code database}, without a user. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The JDBC URL of the database {@code postgres}, without a user. */
    public String url() {
        return url("postgres");
    }

    /** A connection of the superuser to the database {@code postgres}. */
    public Connection connect() throws SQLException {
        return connect("postgres", SUPERUSER);
    }

    /** A connection of {@code user} to {@code database}. */
    public Connection connect(String database, String user) throws SQLException {
        return DriverManager.getConnection(url(database), user, "");
    }

    /** Stops as an administrator would: sessions are ended, a checkpoint is written. The data stays. */
    public void stop() {
        process.stop();
    }

    /** Stops as a crash would: every process of the server is killed at once. The data stays as it was. */
    public void kill() {
        process.kill();
    }

    /** Starts again on the same data and port; does nothing if it is up. */
    public void startAgain() {
        process.start();
    }

    /** A streaming replica of this server, up and replaying; {@code name} is unique among its replicas. */
    public Replica replica(String name) {
        return Replica.of(this, name, Map.of());
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // this process ends; the hook does the rest
        }
        end();
    }

    private void end() {
        if (scratch.isKept()) {
            process.stop();
        }
        process.kill();
        try {
            scratch.release();
        } catch (IOException e) {
            throw ServerErrors.notUsable("cannot delete " + scratch.folder(), e);
        }
    }

    /** Describes a server. */
    public static final class Builder {
        private final Map<String, String> settings = new LinkedHashMap<>();
        private ServerVersion version = ServerVersion.V17;
        private Optional<Path> folder = Optional.empty();
        private boolean isKept;
        private int port;

        private Builder() {}

        /** Another release than the default one. */
        public Builder version(ServerVersion chosen) {
            version = chosen;
            return this;
        }

        /** A server setting by its name in {@code postgresql.conf}. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /** The folder for data and log, instead of a temporary one. */
        public Builder folder(Path chosen) {
            folder = Optional.of(chosen.toAbsolutePath());
            return this;
        }

        /** Leaves the folder where it is in the end; the server is stopped all the same. */
        public Builder kept() {
            isKept = true;
            return this;
        }

        /** The port to listen on, instead of a free one. */
        public Builder port(int chosen) {
            port = chosen;
            return this;
        }

        /** Makes the data folder and starts. */
        public PostgresqlServer start() {
            Account account = Account.choose();
            Path home = Binaries.ofThisMachine(account == Account.NOBODY).home(version);
            Scratch scratch = scratch();
            ServerProcess process = new ServerProcess(home, account, scratch, ServerProcess.settings(settings), port);
            PostgresqlServer server = new PostgresqlServer(version, scratch, process);
            Runtime.getRuntime().addShutdownHook(server.atExit);
            try {
                if (!scratch.data().resolve("PG_VERSION").toFile().exists()) {
                    process.initialise(SUPERUSER);
                }
                process.start();
                return server;
            } catch (InchwormException e) {
                server.close();
                throw e;
            }
        }

        private Scratch scratch() {
            try {
                return folder.isPresent() ? Scratch.in(folder.get(), isKept) : Scratch.temporary(isKept);
            } catch (IOException e) {
                throw ServerErrors.notUsable("cannot make its folder", e);
            }
        }
    }
}
