// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark lives as long as its transaction. */
class WriterMarkerTest {

    private final TestDatabase database = TestDatabases.create();
    private final WriterMarker marker = WriterMarker.of("orders-orchestrator");
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = database.app();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void a_trigger_sees_who_writes() throws SQLException {
        database.run(
                "create table orders (id int, writer text)",
                "create function note_writer() returns trigger language plpgsql as $$ begin"
                        + " new.writer = current_setting('inchworm.writer', true); return new; end $$",
                "create trigger who before insert on orders for each row execute function note_writer()");
        connection.setAutoCommit(false);
        marker.mark(connection);
        insert(1);
        connection.commit();
        insert(2);
        connection.commit();

        assertThat(database.rows("select id, coalesce(nullif(writer, ''), 'stray') from orders order by id"))
                .containsExactly("1|orders-orchestrator", "2|stray");
    }

    private void insert(int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into orders values (" + id + ")");
        }
    }

    @Test
    void the_next_transaction_of_the_session_is_not_marked_whoever_gets_it() throws SQLException {
        connection.setAutoCommit(false);
        assertThat(WriterMarker.marked(connection)).isEmpty();
        marker.mark(connection);
        assertThat(WriterMarker.marked(connection)).contains("orders-orchestrator");
        connection.commit();
        assertThat(WriterMarker.marked(connection)).isEmpty();
        marker.mark(connection);
        connection.rollback();
        assertThat(WriterMarker.marked(connection)).isEmpty();
    }

    @Test
    void a_mark_goes_with_the_savepoint_that_it_came_after() throws SQLException {
        connection.setAutoCommit(false);
        WriterMarker.of("first").mark(connection);
        Savepoint savepoint = connection.setSavepoint();
        marker.mark(connection);
        connection.rollback(savepoint);

        assertThat(WriterMarker.marked(connection)).contains("first");
    }

    @Test
    void autocommit_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> marker.mark(connection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("orders-orchestrator")
                .hasMessageContaining("setAutoCommit(false)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "line\nbreak",
                "é",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg"
            })
    void a_name_that_a_log_could_not_show_is_refused(String name) {
        assertThatThrownBy(() -> WriterMarker.of(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
