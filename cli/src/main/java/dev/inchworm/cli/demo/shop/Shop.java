// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.shop;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.AutoSave;

/**
 * Where the shop's database is, and the three roles it knows.
 *
 * @param url the JDBC URL of the shop's database, without user and password
 * @param administrator a superuser, for loading, judging and breaking things
 * @param password the administrator's password
 */
public record Shop(String url, String administrator, String password) {
    /** Owns the tables and runs the migration: no superuser, only CREATE on the database. */
    public static final String MIGRATOR = "migrator";

    /** What the applications log in as. */
    public static final String APPLICATION = "shop";

    /** The password of both roles; the demo's server listens on the loopback interface only. */
    public static final String ROLE_PASSWORD = "inchworm-demo";

    /** How the name of a connection ends on which an instance hears of the migration and reports. */
    public static final String CONTROL = "-control";

    private static final int SOCKET_TIMEOUT_SECONDS = 60;
    private static final int LOGIN_TIMEOUT_SECONDS = 5;

    /** A connection of the superuser. */
    public Connection administer(String name) throws SQLException {
        return source(administrator, password, name).getConnection();
    }

    /**
     * Where an application gets its connections from; it does not pool.
     *
     * @param prepares whether every statement is prepared on the server at its first use
     */
    public DataSource source(String name, boolean prepares) {
        PGSimpleDataSource source = source(APPLICATION, ROLE_PASSWORD, name);
        if (prepares) {
            source.setPrepareThreshold(1);
            source.setAutosave(AutoSave.CONSERVATIVE);
        }
        return source;
    }

    private PGSimpleDataSource source(String user, String secret, String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(secret);
        source.setApplicationName(name);
        source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        source.setLoginTimeout(LOGIN_TIMEOUT_SECONDS);
        return source;
    }

    @Override
    public String toString() {
        return url;
    }
}
