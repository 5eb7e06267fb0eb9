// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inchworm.core.error.InchwormException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlServerTest {

    @Test
    void it_is_as_durable_as_a_real_server() throws SQLException {
        try (PostgresqlServer server = PostgresqlServer.start();
                Connection connection = server.connect()) {
            assertThat(ask(connection, "show fsync")).isEqualTo("on");
            assertThat(ask(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(connection, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(connection, "show server_version")).startsWith("17.");
            assertThat(ask(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void what_was_committed_survives_a_kill_and_the_port_stays() throws SQLException {
        try (PostgresqlServer server = PostgresqlServer.start()) {
            int port = server.port();
            try (Connection connection = server.connect()) {
                tell(connection, "create table kept (id int)");
                tell(connection, "insert into kept select generate_series(1, 1000)");

                server.kill();

                assertThat(server.isUp()).isFalse();
                assertThatThrownBy(() -> ask(connection, "select 1")).isInstanceOf(SQLException.class);
            }
            server.startAgain();

            assertThat(server.port()).isEqualTo(port);
            try (Connection connection = server.connect()) {
                assertThat(ask(connection, "select count(*) from kept")).isEqualTo("1000");
            }
        }
    }

    @Test
    void it_stops_in_order_while_sessions_are_open() throws Exception {
        try (PostgresqlServer server = PostgresqlServer.start();
                Connection connection = server.connect()) {
            server.stop();

            assertThat(server.isUp()).isFalse();
            assertThat(connection.isValid(1)).isFalse();
            assertThat(Files.readString(server.log())).contains("database system is shut down");
        }
    }

    @Test
    void its_folder_goes_with_it() {
        PostgresqlServer server = PostgresqlServer.start();
        Path folder = server.data().resolveSibling("");
        assertThat(folder).exists();

        server.close();

        assertThat(folder).doesNotExist();
    }

    @Test
    void a_kept_folder_stays_and_serves_again(@TempDir Path folder) throws SQLException {
        try (PostgresqlServer server =
                        PostgresqlServer.with().folder(folder).kept().start();
                Connection connection = server.connect()) {
            tell(connection, "create table kept (id int)");
        }

        try (PostgresqlServer server = PostgresqlServer.with().folder(folder).start();
                Connection connection = server.connect()) {
            assertThat(ask(connection, "select count(*) from kept")).isEqualTo("0");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void settings_are_taken_as_they_are_written() throws SQLException {
        try (PostgresqlServer server = PostgresqlServer.with()
                        .setting("log_line_prefix", "it's %p ")
                        .setting("wal_level", "logical")
                        .start();
                Connection connection = server.connect()) {
            assertThat(ask(connection, "show log_line_prefix")).isEqualTo("it's %p ");
            assertThat(ask(connection, "show wal_level")).isEqualTo("logical");
        }
    }

    @Test
    void a_taken_port_is_named_with_what_the_server_said() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PostgresqlServer.Builder builder = PostgresqlServer.with().port(taken.getLocalPort());

            assertThatThrownBy(builder::start)
                    .isInstanceOf(InchwormException.class)
                    .hasMessageContaining("IW-6201")
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void root_may_also_run_it_as_nobody() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can step down");
        Scratch scratch = Scratch.in(Files.createTempDirectory("inchworm-nobody-"), false);
        Path home = Binaries.ofThisMachine(true).home(ServerVersion.V17);
        ServerProcess process = new ServerProcess(home, Account.NOBODY, scratch, ServerProcess.settings(Map.of()), 0);

        process.initialise(PostgresqlServer.SUPERUSER);
        process.start();
        process.stop();

        assertThat(Files.readString(scratch.log())).contains("ready to accept connections", "shut down");
        scratch.release();
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    static void tell(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
