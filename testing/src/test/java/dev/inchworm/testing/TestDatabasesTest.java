// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestDatabasesTest {

    @Test
    void the_migrator_owns_what_it_makes_and_is_no_superuser() {
        try (TestDatabase database = TestDatabases.create()) {
            database.run("create table orders (id int primary key)", "create schema inchworm");

            assertThat(database.ask("select tableowner from pg_tables where tablename = 'orders'"))
                    .isEqualTo("migrator");
            assertThat(database.rows("select rolsuper, rolbypassrls, rolcreaterole from pg_roles"
                            + " where rolname = 'migrator'"))
                    .containsExactly("f|f|f");
        }
    }

    @Test
    void the_app_reads_and_writes_but_changes_no_schema() {
        try (TestDatabase database = TestDatabases.create()) {
            database.run("create table orders (id bigserial primary key, total int)");

            database.runAs("app", "insert into orders(total) values (1)", "update orders set total = 2");

            assertThat(database.ask("select total from orders")).isEqualTo("2");
            assertThatThrownBy(() -> database.runAs("app", "alter table orders add column more int"))
                    .hasMessageContaining("must be owner");
        }
    }

    @Test
    void everybody_gets_a_database_of_their_own() {
        try (TestDatabase one = TestDatabases.create();
                TestDatabase other = TestDatabases.create()) {
            one.run("create table mine (id int)");

            assertThat(other.ask("select count(*) from pg_tables where tablename = 'mine'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_database_goes_even_while_someone_is_connected() throws Exception {
        TestDatabase database = TestDatabases.create();
        try (var connection = database.app()) {
            database.close();

            assertThat(connection.isValid(1)).isFalse();
        }
    }

    @Test
    void the_shared_server_is_durable() {
        try (TestDatabase database = TestDatabases.create()) {
            assertThat(database.ask("show fsync")).isEqualTo("on");
            assertThat(database.ask("show synchronous_commit")).isEqualTo("on");
        }
    }
}
