// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.pooler;

import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A PgBouncer in front of a test server, pooling by the transaction, with one session of the server for all clients.
 */
final class PgBouncer implements AutoCloseable {

    /** What a JDBC URL needs behind PgBouncer: nothing that is prepared by name, nothing encrypted. */
    static final String OPTIONS = "?prepareThreshold=0&sslmode=disable&gssEncMode=disable";

    private static final String PROGRAM = System.getProperty("pgbouncer", "/usr/sbin/pgbouncer");
    private static final int ATTEMPTS_MAX = 400;
    private static final long PAUSE_MILLIS = 25;

    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one in front of that server and waits until it answers. */
    static PgBouncer before(PostgresqlServer server, String database) {
        try {
            Path folder = Files.createTempDirectory("inchworm-pgbouncer");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            int port = freePort();
            Path users = written(folder.resolve("users.txt"), "\"migrator\" \"\"\n\"app\" \"\"\n");
            Path settings = written(folder.resolve("pgbouncer.ini"), """
                    [databases]
                    * = host=127.0.0.1 port=%d
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = trust
                    auth_file = %s
                    pool_mode = transaction
                    default_pool_size = 1
                    ignore_startup_parameters = extra_float_digits
                    """.formatted(server.port(), port, users));
            PgBouncer started = new PgBouncer(
                    new ProcessBuilder(command(settings))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log.txt").toFile())
                            .start(),
                    port);
            started.awaitAnswer(database);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("no PgBouncer: run system-tests/pgbouncer.sh, which installs it", e);
        }
    }

    private static Path written(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return file;
    }

    /** It refuses to run as root. */
    private static List<String> command(Path settings) {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer(String database) {
        SQLException last = new SQLException("never asked");
        for (int attempt = 0; attempt < ATTEMPTS_MAX && process.isAlive(); attempt++) {
            try (Connection connection = connect(database, TestDatabases.APP)) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                last = e;
            }
            pause();
        }
        close();
        throw new IllegalStateException("PgBouncer does not answer", last);
    }

    private void pause() {
        try {
            process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The JDBC URL of a database through it, without a user. */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + OPTIONS;
    }

    /** A connection through it. */
    Connection connect(String database, String role) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        return DriverManager.getConnection(url(database), properties);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
