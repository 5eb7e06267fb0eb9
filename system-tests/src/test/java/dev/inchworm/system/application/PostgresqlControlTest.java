// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.jdbc.PostgresqlControl;
import dev.inchworm.sdk.route.Report;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.TcpProxy;
import dev.inchworm.testing.TestDatabases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes and reports of an application without any grant, by the control tables of a real server. */
class PostgresqlControlTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private Trial trial;
    private PostgresqlControl control;

    @BeforeEach
    void open() {
        trial = Trial.of(3);
        control = control(trial.database().url());
    }

    @AfterEach
    void close() {
        control.close();
        trial.close();
    }

    private static PostgresqlControl control(String url) {
        Properties properties = new Properties();
        properties.setProperty("user", TestDatabases.APP);
        return PostgresqlControl.of(url, properties);
    }

    private void move(int percentBp) {
        trial.database()
                .run("update inchworm.route set version = version + 1, stage = 'live', percent_bp = " + percentBp
                        + ", lease_until = clock_timestamp() + interval '1 minute'; notify inchworm_route, 'x'");
    }

    @Test
    void without_a_journal_there_is_no_route() throws SQLException {
        assertThat(control.read()).isEmpty();
    }

    @Test
    void a_route_is_read_with_what_is_left_of_its_lease() throws SQLException {
        trial.start();
        trial.forwardTo(Phase.VERIFY);
        move(1_000);

        Route route = control.read().get(0);

        assertThat(route.migration()).isEqualTo(Orders.ID);
        assertThat(route.stage()).isEqualTo(Stage.LIVE);
        assertThat(route.percentBp()).isEqualTo(1_000);
        assertThat(route.lease().orElseThrow()).isBetween(Duration.ofSeconds(30), LONG);
    }

    @Test
    void news_is_pushed_and_silence_is_no_news() throws Exception {
        trial.start();
        trial.forwardTo(Phase.VERIFY);
        control.read();

        assertThat(control.pushes()).isTrue();
        assertThat(control.await(Duration.ofMillis(5))).isFalse();
        move(100);
        assertThat(control.await(LONG)).isTrue();
        assertThat(control.read()).extracting(Route::percentBp).containsExactly(100);
    }

    @Test
    void a_report_is_where_the_engine_looks_for_it() throws SQLException {
        trial.start();

        control.report(new Report(Orders.ID, "i1", "v2", 3, "{\"reads_old\": 1}"));
        control.report(new Report(Orders.ID, "i1", "v2", 4, "{\"reads_old\": 2}"));

        assertThat(trial.database()
                        .rows("select instance, release, route_version, figures ->> 'reads_old' from inchworm.figure"))
                .containsExactly("i1|v2|4|2");
    }

    @Test
    void a_cut_connection_is_told_and_the_next_call_listens_and_reads_anew() throws Exception {
        trial.start();
        trial.forwardTo(Phase.VERIFY);
        try (TcpProxy proxy = TcpProxy.to(trial.database().server().port());
                PostgresqlControl cut = control(trial.database().url(proxy))) {
            cut.read();
            proxy.cutAll();
            assertThatThrownBy(() -> cut.await(LONG)).isInstanceOf(SQLException.class);
            assertThat(cut.pushes()).isFalse();

            move(200);
            assertThat(cut.read()).extracting(Route::percentBp).containsExactly(200);
            assertThat(cut.pushes()).isTrue();
        }
    }

    @Test
    void closing_ends_the_wait_of_another_thread() throws Exception {
        trial.start();
        control.read();
        List<Thread> waiting = List.of(new Thread(() -> {
            try {
                control.await(Duration.ofDays(1));
            } catch (SQLException | InterruptedException e) {
                // That is how the wait ends.
            }
        }));
        waiting.forEach(Thread::start);

        control.close();

        for (Thread thread : waiting) {
            thread.join(LONG.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
