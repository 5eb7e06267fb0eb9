// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import dev.inchworm.embedded.PostgresqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of a test's own; gone when closed, whoever is still connected. Safe for use by several threads. */
public final class TestDatabase implements AutoCloseable {

    private final PostgresqlServer server;
    private final String name;

    TestDatabase(PostgresqlServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The server it is on. */
    public PostgresqlServer server() {
        return server;
    }

    /** The JDBC URL, without a user; roles have no password. */
    public String url() {
        return server.url(name);
    }

    /** The JDBC URL through {@code proxy}, without a user. */
    public String url(TcpProxy proxy) {
        return "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + name;
    }

    /** A connection of {@link TestDatabases#MIGRATOR}, who owns schema and tables. */
    public Connection migrator() {
        return connect(TestDatabases.MIGRATOR);
    }

    /** A connection of {@link TestDatabases#APP}, who reads and writes. */
    public Connection app() {
        return connect(TestDatabases.APP);
    }

    /** A connection of the superuser. */
    public Connection superuser() {
        return connect(PostgresqlServer.SUPERUSER);
    }

    /** A connection of {@code role}. */
    public Connection connect(String role) {
        try {
            return server.connect(name, role);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to " + name + " as " + role, e);
        }
    }

    /** Runs each statement as the migrator, in a transaction of its own. */
    public void run(String... statements) {
        runAs(TestDatabases.MIGRATOR, statements);
    }

    /** Runs each statement as {@code role}, in a transaction of its own. */
    public void runAs(String role, String... statements) {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The first column of the first row as text, asked as the superuser; the text "null" for no row and no value. */
    public String ask(String query) {
        List<String> rows = rows(query);
        return rows.isEmpty() ? "null" : rows.get(0);
    }

    /** All rows as text, columns parted by a bar, asked as the superuser. */
    public List<String> rows(String query) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (!server.isUp()) {
            return;
        }
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop " + name, e);
        }
    }
}
