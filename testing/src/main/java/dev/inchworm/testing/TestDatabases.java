// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.embedded.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one place that finds databases for tests: one embedded server for this JVM, started by the first who asks, and a
 * database of its own for everybody.
 *
 * <p>The release is the default one, or the major version in the system property {@code inchworm.test.postgresql}.
 */
public final class TestDatabases {

    /** Owns schema and tables and may create in the database; no superuser: what the engine runs as. */
    public static final String MIGRATOR = "migrator";

    /** Reads and writes the tables; owns nothing. */
    public static final String APP = "app";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    /** The shared server; never stop it, start one of your own instead. */
    public static PostgresqlServer server() {
        return Shared.SERVER;
    }

    /** A new database with the roles {@link #MIGRATOR} and {@link #APP}. */
    public static TestDatabase create() {
        return createOn(server());
    }

    /** A new database with both roles on a server of the test's own. */
    public static TestDatabase createOn(PostgresqlServer server) {
        String name = "t" + COUNT.incrementAndGet();
        try {
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                ensureRoles(statement);
                statement.execute("create database " + name);
                statement.execute("grant create, connect, temporary on database " + name + " to " + MIGRATOR);
            }
            try (Connection connection = server.connect(name, PostgresqlServer.SUPERUSER);
                    Statement statement = connection.createStatement()) {
                statement.execute("alter schema public owner to " + MIGRATOR);
                statement.execute("grant usage on schema public to " + APP);
                statement.execute("alter default privileges for role " + MIGRATOR + " in schema public"
                        + " grant select, insert, update, delete on tables to " + APP);
                statement.execute("alter default privileges for role " + MIGRATOR + " in schema public"
                        + " grant usage, select on sequences to " + APP);
            }
            return new TestDatabase(server, name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make database " + name, e);
        }
    }

    private static synchronized void ensureRoles(Statement statement) throws SQLException {
        for (String role : new String[] {MIGRATOR, APP}) {
            statement.execute("do $$ begin if not exists (select from pg_catalog.pg_roles where rolname = '" + role
                    + "') then create role " + role + " login nosuperuser nocreatedb nocreaterole nobypassrls; end if;"
                    + " end $$");
        }
    }

    /** Starts with the first use of this class. */
    private static final class Shared {
        static final PostgresqlServer SERVER = PostgresqlServer.with()
                .version(ServerVersion.ofMajor(Integer.getInteger("inchworm.test.postgresql", 17)))
                .setting("max_connections", "200")
                .setting("log_min_messages", "error")
                .start();
    }
}
