// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Versions of a route only grow for the instances that follow it, whatever a failover has lost. */
class RouteVersionsTest {

    private static final String REPORT =
            "select inchworm.report('" + Orders.ID + "', 'shop-1', 'v7', %d, '{\"uses_old\": true}')";

    @Test
    void a_route_that_a_restore_set_back_is_published_again_above_what_instances_know() {
        try (Trial trial = Trial.of(20)) {
            trial.start();
            assertThat(trial.forwardTo(Phase.BACKFILL).kind()).isEqualTo(Outcome.Kind.REACHED);
            trial.database()
                    .run(
                            "create table older as select * from inchworm.route",
                            "update inchworm.route set version = 41");
            AtomicLong known = new AtomicLong();
            try (Reporter shop = new Reporter(trial.database(), "shop-1", "v7")
                    .knowing((version, percent) -> known.accumulateAndGet(version, Math::max))
                    .start()) {
                shop.reportsAgain();
                trial.database().run("delete from inchworm.route", "insert into inchworm.route select * from older");
                shop.reportsAgain();
                assertThat(known.get()).as("it follows no older version").isEqualTo(41);

                assertThat(trial.forwardTo(Phase.VERIFY).kind()).isEqualTo(Outcome.Kind.REACHED);

                shop.reportsAgain();
                assertThat(known.get()).isGreaterThan(42);
                assertThat(trial.database().ask("select stage from inchworm.route"))
                        .isEqualTo("shadow");
                assertThat(trial.database().rows("select detail from inchworm.audit where action = 'route'"))
                        .contains("republished");
            }
        }
    }

    @Test
    void a_command_without_any_engine_goes_above_what_instances_know() {
        try (Trial trial = Trial.of(20)) {
            trial.start();
            trial.forwardTo(Phase.CUTOVER);
            trial.database().runAs("app", REPORT.formatted(777));

            try (Engine engine = trial.engine("operator")) {
                engine.routeOld(Orders.ID, "in a test");
            }

            assertThat(trial.database().rows("select version, percent_bp from inchworm.route"))
                    .containsExactly("778|0");
        }
    }

    @Test
    void a_version_that_cannot_be_true_is_not_followed() {
        try (Trial trial = Trial.of(20)) {
            trial.start();
            trial.forwardTo(Phase.CUTOVER);
            long version = Long.parseLong(trial.database().ask("select version from inchworm.route"));
            trial.database().runAs("app", REPORT.formatted(version + 1_000_001));

            try (Engine engine = trial.engine("operator")) {
                engine.routeOld(Orders.ID, "in a test");
            }

            assertThat(trial.database().ask("select version from inchworm.route"))
                    .isEqualTo(String.valueOf(version + 1));
        }
    }
}
