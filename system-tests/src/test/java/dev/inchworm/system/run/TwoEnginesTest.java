// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.route.Route;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.journal.Fence;
import dev.inchworm.engine.journal.Lease;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.Requirement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two engines, one migration: the lease lets one work, and a late one's writes fail on the fence. */
class TwoEnginesTest {

    private final Dialect dialect = Dialects.of(new JdbcUrl("jdbc:postgresql://localhost/any"));

    @Test
    void while_one_engine_holds_the_lease_another_is_refused_and_told_who_holds_it() throws SQLException {
        try (Trial trial = Trial.of(10);
                Connection other = trial.database().migrator();
                Engine engine = trial.engine("second")) {
            trial.start();
            other.setAutoCommit(false);
            new Lease(dialect).take(other, Orders.ID, "first", Duration.ofMinutes(1));
            other.commit();

            assertThatThrownBy(() -> engine.run(Orders.ID, Optional.empty()))
                    .isInstanceOf(InchwormException.class)
                    .hasMessageContaining("IW-5101")
                    .hasMessageContaining("first");
        }
    }

    @Test
    void a_lease_that_ran_out_is_taken_over_and_the_late_engine_is_fenced_off() throws SQLException {
        try (Trial trial = Trial.of(10);
                Connection late = trial.database().migrator()) {
            trial.start();
            late.setAutoCommit(false);
            Fence fence = new Lease(dialect).take(late, Orders.ID, "late", Duration.ZERO);
            late.commit();

            Outcome outcome = trial.forwardTo(Phase.EXPAND);

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REACHED);
            assertThatThrownBy(() -> fence.hold(late, dialect))
                    .isInstanceOf(InchwormException.class)
                    .hasMessageContaining("IW-5102");
        }
    }

    @Test
    void a_takeover_waits_for_a_transaction_that_holds_the_fence() throws SQLException {
        try (Trial trial = Trial.of(10);
                Connection first = trial.database().migrator();
                Connection second = trial.database().migrator()) {
            trial.start();
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            Fence fence = new Lease(dialect).take(first, Orders.ID, "first", Duration.ZERO);
            first.commit();
            fence.hold(first, dialect);

            try (var statement = second.createStatement()) {
                statement.execute("set local lock_timeout = '50ms'");
            }
            assertThatThrownBy(() -> new Lease(dialect).take(second, Orders.ID, "second", Duration.ofMinutes(1)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("lock timeout");
            second.rollback();
            try (var statement = second.createStatement()) {
                statement.execute("set local lock_timeout = '50ms'");
            }
            assertThat(new Lease(dialect).renew(second, fence, Duration.ofMinutes(1)))
                    .as("a renewal does not wait")
                    .isTrue();
        }
    }

    @Test
    @Requirement("R28")
    void a_ramp_whose_engine_died_means_old() throws SQLException {
        try (Trial trial = Trial.of(10);
                Connection connection = trial.database().app()) {
            trial.start();
            assertThat(trial.forwardTo(Phase.VERIFY).kind()).isEqualTo(Outcome.Kind.REACHED);
            trial.database()
                    .run("update inchworm.route set stage = 'live', percent_bp = 5000,"
                            + " lease_until = clock_timestamp() - interval '1 second'");

            Route route = read(connection);

            assertThat(route.isLease()).isTrue();
            assertThat(java.util.stream.IntStream.range(0, 100)
                            .anyMatch(key -> route.readsNew(Integer.toString(key), Duration.ZERO)))
                    .isFalse();
        }
    }

    private static Route read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select version, stage, percent_bp, salt,"
                        + " extract(epoch from (lease_until - clock_timestamp())) * 1000 from inchworm.route")) {
            row.next();
            return new Route(
                    Orders.ID,
                    row.getLong(1),
                    dev.inchworm.core.phase.Stage.of(row.getString(2)),
                    row.getInt(3),
                    row.getString(4),
                    Optional.of(Duration.ofMillis(row.getLong(5))));
        }
    }
}
