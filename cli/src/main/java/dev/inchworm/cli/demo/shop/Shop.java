// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

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

    private static final String SOCKET_TIMEOUT_SECONDS = "60";
    private static final String LOGIN_TIMEOUT_SECONDS = "5";

    /** A connection of the superuser. */
    public Connection administer(String name) throws SQLException {
        return open(administrator, password, name, false);
    }

    /** A connection of an application, as its pool opens it. */
    public Connection open(String name) throws SQLException {
        return open(APPLICATION, ROLE_PASSWORD, name, false);
    }

    /** A connection of an application that prepares every statement on the server at its first use. */
    public Connection openPreparing(String name) throws SQLException {
        return open(APPLICATION, ROLE_PASSWORD, name, true);
    }

    private Connection open(String user, String secret, String name, boolean prepares) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", secret);
        properties.setProperty("ApplicationName", name);
        properties.setProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", LOGIN_TIMEOUT_SECONDS);
        if (prepares) {
            properties.setProperty("prepareThreshold", "1");
            properties.setProperty("autosave", "conservative");
        }
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return url;
    }
}
