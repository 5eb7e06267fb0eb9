// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import static dev.inchworm.embedded.PostgresqlServerTest.ask;
import static dev.inchworm.embedded.PostgresqlServerTest.tell;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplicaTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void it_shows_what_the_primary_commits_until_its_replay_is_paused() throws SQLException {
        try (PostgresqlServer server = PostgresqlServer.start();
                Connection primary = server.connect()) {
            tell(primary, "create table seen (id int)");
            try (Replica replica = server.replica("r1")) {
                tell(primary, "insert into seen values (1)");
                assertThat(replica.awaitReplay(LONG)).isTrue();
                assertThat(count(replica)).isEqualTo("1");

                replica.pauseReplay();
                tell(primary, "insert into seen values (2)");
                assertThat(replica.awaitReplay(SHORT)).isFalse();
                assertThat(count(replica)).isEqualTo("1");

                replica.resumeReplay();
                assertThat(replica.awaitReplay(LONG)).isTrue();
                assertThat(count(replica)).isEqualTo("2");
                assertThat(ask(primary, "select application_name from pg_stat_replication"))
                        .isEqualTo("r1");
            }

            assertThat(ask(primary, "select count(*) from pg_replication_slots"))
                    .as("slots left behind")
                    .isEqualTo("0");
        }
    }

    @Test
    void it_catches_up_after_a_kill_of_either_side() throws SQLException {
        try (PostgresqlServer server = PostgresqlServer.start();
                Replica replica = server.replica("r1")) {
            try (Connection primary = server.connect()) {
                replica.kill();
                tell(primary, "create table seen (id int)");
            }
            server.kill();
            server.startAgain();
            replica.startAgain();

            assertThat(replica.awaitReplay(LONG)).isTrue();
            assertThat(count(replica)).isEqualTo("0");
        }
    }

    @Test
    void promoted_it_takes_writes_on_a_new_timeline() throws SQLException {
        try (PostgresqlServer server = PostgresqlServer.start();
                Replica replica = server.replica("r1")) {
            server.kill();
            replica.promote();

            try (Connection connection = replica.connect("postgres")) {
                tell(connection, "create table written (id int)");
                assertThat(ask(connection, "select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)"))
                        .isEqualTo("00000002");
            }
        }
    }

    private static String count(Replica replica) throws SQLException {
        try (Connection connection = replica.connect("postgres")) {
            return ask(connection, "select count(*) from seen");
        }
    }
}
