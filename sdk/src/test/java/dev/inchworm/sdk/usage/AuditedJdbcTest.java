// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.jdbc.PgResultSet;
import org.postgresql.jdbc.PgStatement;
import org.postgresql.util.PSQLException;

/** Whatever JDBC can do it does through the audit, over a real pool and driver, and is seen. */
class AuditedJdbcTest {

    private final Shop shop = new Shop();
    private final UsageAudit audit = shop.audit().build();
    private final DataSource source = audit.wrap(shop.pool);
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = source.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        audit.close();
        shop.close();
    }

    @Test
    void the_pool_and_the_drivers_own_types_are_unwrapped_and_leaving_the_audit_is_counted() throws SQLException {
        assertThat(source.isWrapperFor(HikariDataSource.class)).isTrue();
        assertThat(source.unwrap(HikariDataSource.class)).isSameAs(shop.pool);
        assertThat(source.unwrap(DataSource.class)).isSameAs(source);
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
        assertThat(audit.coverage().unwrapped()).isZero();

        assertThat(connection.isWrapperFor(PGConnection.class)).isTrue();
        assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
        assertThat(audit.coverage().unwrapped()).isEqualTo(1);
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.isWrapperFor(PGStatement.class)).isTrue();
            assertThat(statement.unwrap(PGStatement.class)).isNotNull();
        }
        assertThatThrownBy(() -> connection.unwrap(Runnable.class)).isInstanceOf(SQLException.class);
        assertThat(connection.isWrapperFor(Runnable.class)).isFalse();
    }

    @Test
    void taking_the_drivers_statement_or_a_watched_result_is_leaving_too() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.unwrap(PGStatement.class)).isNotNull();
            try (ResultSet plain = statement.executeQuery("select id from customers")) {
                assertThat(plain.unwrap(PgResultSet.class)).isNotNull();
            }
            assertThat(audit.coverage().unwrapped()).isZero();

            assertThat(statement.unwrap(PgStatement.class)).isNotNull();
            assertThat(audit.coverage().unwrapped()).isEqualTo(1);
            try (ResultSet watched = statement.executeQuery("select * from orders")) {
                assertThat(watched.unwrap(PgResultSet.class)).isNotNull();
            }
            assertThat(audit.coverage().unwrapped()).isEqualTo(2);
        }
        assertThat(shop.uses(audit)).containsExactly("possible|1|select * from orders");
        assertThat(shop.database.ask("select blind from inchworm.coverage")).isEqualTo("2");
    }

    @Test
    void a_source_is_wrapped_once() {
        assertThat(audit.wrap(source)).isSameAs(source);
    }

    @Test
    void what_leads_back_to_the_connection_or_statement_leads_to_the_watched_one() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select id from orders");
                CallableStatement call = connection.prepareCall("{? = call abs(-1)}");
                ResultSet rows = statement.executeQuery()) {
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(call.getConnection()).isSameAs(connection);
            assertThat(rows.getStatement()).isSameAs(statement);
            assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
        }
    }

    @Test
    void generated_keys_are_read_like_any_result() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into orders (note) values (?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, "secret");
            assertThat(insert.executeUpdate()).isEqualTo(1);
            try (ResultSet keys = insert.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getLong("id")).isEqualTo(6);
                assertThat(shop.uses(audit)).isEmpty();
                keys.getInt(2);
                keys.getInt("total");
            }
        }
        assertThat(shop.uses(audit)).containsExactly("read|1|insert into orders(note) values (?)");
    }

    @Test
    void a_cursor_that_a_function_gives_is_watched_by_the_names_of_its_columns() throws SQLException {
        shop.database.run(
                "create function all_orders() returns refcursor language plpgsql as $$ declare c refcursor = 'c';"
                        + " begin open c for select id, total from orders; return c; end $$");
        connection.setAutoCommit(false);
        try (CallableStatement call = connection.prepareCall("{? = call all_orders()}")) {
            call.registerOutParameter(1, Types.REF_CURSOR);
            call.execute();
            try (ResultSet rows = (ResultSet) call.getObject(1)) {
                assertThat(rows.getStatement().getConnection()).isSameAs(connection);
                while (rows.next()) {
                    rows.getInt(1);
                    rows.getInt(2);
                }
            }
        }
        connection.commit();
        assertThat(shop.uses(audit)).containsExactly("read|1|{ ? = call all_orders() }");

        try (Statement statement = connection.createStatement();
                ResultSet outer = statement.executeQuery("select all_orders()")) {
            outer.next();
            try (ResultSet rows = (ResultSet) outer.getObject(1)) {
                rows.next();
                rows.getInt("TOTAL");
            }
        }
        connection.commit();
        assertThat(shop.uses(audit)).contains("read|1|select all_orders()");
    }

    @Test
    void a_result_fetched_in_parts_is_one_read_however_many_rows() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(2);
            int rowCount = 0;
            try (ResultSet rows = statement.executeQuery("select id, total as price from orders")) {
                while (rows.next()) {
                    assertThat(rows.getObject("price", Integer.class)).isPositive();
                    rowCount++;
                }
            }
            assertThat(rowCount).isEqualTo(5);
        }
        connection.commit();

        assertThat(shop.uses(audit))
                .containsExactly(
                        "read|1|select id, total as price from orders",
                        "statement|1|select id, total as price from orders");
    }

    @Test
    void a_row_changed_through_its_result_is_a_write() throws SQLException {
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery("select * from orders where id = 1")) {
            rows.next();
            rows.updateString("note", "other");
            rows.updateInt("total", 7);
            rows.updateRow();
        }

        assertThat(shop.database.ask("select total from orders where id = 1")).isEqualTo("7");
        assertThat(shop.uses(audit))
                .containsExactly(
                        "possible|1|select * from orders where id = ?", "write|1|select * from orders where id = ?");
    }

    @Test
    void every_result_of_a_statement_with_several_is_watched_by_its_own_columns() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select 1, 2; select * from orders")).isTrue();
            try (ResultSet first = statement.getResultSet()) {
                first.next();
                first.getInt(2);
            }
            assertThat(shop.uses(audit)).containsExactly("possible|1|select ?; select * from orders");

            assertThat(statement.getMoreResults()).isTrue();
            try (ResultSet second = statement.getResultSet()) {
                second.next();
                second.getInt(2);
            }
        }
        assertThat(shop.uses(audit)).contains("read|1|select ?; select * from orders");
    }

    @Test
    void the_drivers_exceptions_come_through_as_they_are() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("selec total from orders"))
                    .isInstanceOf(PSQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42601");
            try (ResultSet rows = statement.executeQuery("select * from orders")) {
                rows.next();
                assertThatThrownBy(() -> rows.getInt("no_such")).isInstanceOf(PSQLException.class);
                assertThatThrownBy(() -> rows.getInt(99)).isInstanceOf(PSQLException.class);
                assertThatThrownBy(() -> rows.getInt(0)).isInstanceOf(PSQLException.class);
            }
        }
        assertThatThrownBy(source::createConnectionBuilder).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThat(audit.coverage().failures()).isZero();
    }

    @Test
    void a_prepared_statement_that_is_kept_counts_each_time_it_runs() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update orders set total = ? where id = ?")) {
            for (int i = 0; i < 40; i++) {
                statement.setInt(1, i);
                statement.setLong(2, 1);
                assertThat(statement.executeLargeUpdate()).isEqualTo(1);
            }
        }
        assertThat(shop.uses(audit)).containsExactly("write|40|update orders set total = ? where id = ?");
        assertThat(audit.coverage().analysed()).isEqualTo(1);
    }

    @Test
    void no_connection_is_kept() throws SQLException {
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(shop.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
}
