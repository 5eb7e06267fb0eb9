// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.pooler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.jdbc.PostgresqlControl;
import dev.inchworm.sdk.route.Report;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Engine and applications behind a PgBouncer that gives each transaction another session. */
@Tag("pgbouncer")
class PoolerTest {

    private Trial trial;
    private PgBouncer pooler;

    @BeforeEach
    void open() {
        trial = Trial.of(50);
        pooler = PgBouncer.before(trial.database().server(), trial.database().name());
    }

    @AfterEach
    void close() {
        pooler.close();
        trial.close();
    }

    @Test
    void an_engine_is_refused_and_nothing_is_changed() {
        String before = trial.catalog();

        assertThatThrownBy(() -> trial.engine(pooler.url(trial.database().name()), "behind"))
                .isInstanceOfSatisfying(
                        InchwormException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SESSION_NOT_OWN));

        assertThat(trial.catalog()).isEqualTo(before);
    }

    @Test
    void routes_are_polled_and_not_pushed_and_reports_arrive() throws SQLException {
        trial.start();
        trial.forwardTo(Phase.VERIFY);
        try (PostgresqlControl control =
                PostgresqlControl.of(() -> pooler.connect(trial.database().name(), "app"))) {

            assertThat(control.read()).extracting(Route::stage).containsExactly(Stage.SHADOW);
            control.report(new Report(Orders.ID, "i1", "v1", 1, "{}"));

            assertThat(control.pushes()).isFalse();
            assertThat(trial.database().ask("select instance from inchworm.figure"))
                    .isEqualTo("i1");
        }
    }

    @Test
    void writes_of_an_application_behind_it_are_carried_to_the_new_side() throws SQLException {
        trial.start();
        trial.forwardTo(Phase.VERIFY);

        try (Connection connection = pooler.connect(trial.database().name(), "app");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update orders set total_amount = 4711 where id = 7");
        }

        assertThat(trial.database().rows("select total_amount_minor, currency from orders where id = 7"))
                .containsExactly("4711|USD");
    }
}
