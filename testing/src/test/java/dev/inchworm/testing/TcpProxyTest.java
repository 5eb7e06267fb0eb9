// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpProxyTest {

    private final TestDatabase database = TestDatabases.create();
    private final TcpProxy proxy = TcpProxy.to(TestDatabases.server().port());

    @BeforeEach
    void setUp() {
        database.run("create table seen (id int primary key)");
    }

    @AfterEach
    void tearDown() {
        proxy.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void a_commit_cut_before_it_reached_the_server_took_no_effect(String mode) throws SQLException {
        try (Connection connection = connect(mode)) {
            connection.setAutoCommit(false);
            insert(connection, 1);
            connection.commit();
            proxy.cutBeforeCommit(2);
            insert(connection, 2);
            connection.commit();
            insert(connection, 3);

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }

        assertThat(proxy.hasCut()).isTrue();
        assertThat(ids()).isEqualTo("1,2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void a_commit_cut_after_it_reached_the_server_took_effect(String mode) throws SQLException {
        try (Connection connection = connect(mode)) {
            connection.setAutoCommit(false);
            proxy.cutAfterCommit(1);
            insert(connection, 1);

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }

        assertThat(proxy.hasCut()).isTrue();
        assertThat(ids()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void a_single_write_counts_as_its_own_commit(String mode) throws SQLException {
        try (Connection connection = connect(mode)) {
            proxy.cutBeforeCommit(2);
            insert(connection, 1);
            assertThat(proxy.commits()).isEqualTo(1);

            assertThatThrownBy(() -> insert(connection, 2)).isInstanceOf(SQLException.class);
        }
        try (Connection connection = connect(mode)) {
            proxy.cutAfterCommit(1);

            assertThatThrownBy(() -> insert(connection, 3)).isInstanceOf(SQLException.class);
        }

        assertThat(ids()).isEqualTo("1,3");
    }

    @Test
    void a_commit_that_the_driver_has_prepared_is_seen_too() throws SQLException {
        try (Connection connection = connect("extended")) {
            connection.setAutoCommit(false);
            proxy.cutBeforeCommit(12);
            for (int id = 1; id <= 11; id++) {
                insert(connection, id);
                connection.commit();
            }
            insert(connection, 12);

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }

        assertThat(database.ask("select count(*) from seen")).isEqualTo("11");
    }

    @Test
    void reads_settings_and_rollbacks_are_no_commits() throws SQLException {
        try (Connection connection = connect("extended");
                Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 1000");
            statement.execute("select 1");
            connection.setAutoCommit(false);
            insert(connection, 1);
            connection.rollback();
        }

        assertThat(proxy.commits()).isZero();
    }

    @Test
    void what_is_held_back_arrives_later() throws Exception {
        try (Connection connection = connect("extended")) {
            proxy.pause();
            CompletableFuture<Void> insert = CompletableFuture.runAsync(() -> insertUnchecked(connection));
            assertThatThrownBy(() -> insert.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            proxy.resume();

            insert.get(10, TimeUnit.SECONDS);
            assertThat(ids()).isEqualTo("1");
        }
    }

    @Test
    void all_connections_can_be_cut_and_new_ones_refused() throws SQLException {
        try (Connection connection = connect("extended")) {
            proxy.cutAll();
            assertThatThrownBy(() -> insert(connection, 1)).isInstanceOf(SQLException.class);
        }

        proxy.refuse(true);
        assertThatThrownBy(() -> connect("extended")).isInstanceOf(SQLException.class);

        proxy.refuse(false);
        try (Connection connection = connect("extended")) {
            insert(connection, 2);
        }
        assertThat(ids()).isEqualTo("2");
    }

    private Connection connect(String mode) throws SQLException {
        return DriverManager.getConnection(database.url(proxy) + "?preferQueryMode=" + mode, "migrator", "");
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into seen values (?)")) {
            insert.setInt(1, id);
            insert.executeUpdate();
        }
    }

    private static void insertUnchecked(Connection connection) {
        try {
            insert(connection, 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String ids() {
        return database.ask("select string_agg(id::text, ',' order by id) from seen");
    }
}
