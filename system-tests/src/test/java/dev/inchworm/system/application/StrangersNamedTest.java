// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.route.Side;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.UsageReport;
import dev.inchworm.engine.phase.Gate;
import dev.inchworm.engine.sensor.Tally;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who writes old and never registered is named wherever a person looks. */
class StrangersNamedTest {

    private static final String STRANGER = "application nightly-report as role app writes old and never registered";

    private static Trial watchedForAnHour() {
        Settings quick = Orders.quick();
        Settings.Contract contract = new Settings.Contract(
                Duration.ZERO, Duration.ofHours(1), Duration.ZERO, Optional.empty(), true, List.of(), Optional.empty());
        return Trial.of(
                20,
                Orders.migration(new Settings(
                        quick.ddl(),
                        quick.backfill(),
                        quick.verify(),
                        quick.cutover(),
                        quick.stop(),
                        contract,
                        quick.enforcement())));
    }

    private static Gate gate(Engine engine) {
        return engine.why(Orders.ID).gates().stream()
                .filter(gate -> gate.name().equals("registered-writers"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void status_why_and_usage_name_who_writes_old_and_never_registered_and_only_that() {
        try (Trial trial = watchedForAnHour();
                Engine engine = trial.engine("onlooker")) {
            trial.start();
            trial.forwardTo(Phase.ENFORCE);
            trial.database()
                    .runAs(
                            "app",
                            "set application_name = 'nightly-report'",
                            "update orders set total_amount = 4711 where id = 7",
                            "set application_name = 'shop-1-pool'",
                            "update orders set total_amount = 4712 where id = 8");
            try (Reporter shop = new Reporter(trial.database(), "shop-1", "v7").start()) {
                shop.reportsAgain();

                assertThat(gate(engine).verdict()).isEqualTo(Gate.Verdict.NOT_JUDGED);
                assertThat(gate(engine).text()).startsWith(STRANGER).doesNotContain("shop-1");
                assertThat(engine.status(Orders.ID).strangers())
                        .hasSize(1)
                        .allSatisfy(line -> assertThat(line).startsWith(STRANGER));
                UsageReport usage = engine.usage(Orders.ID, Optional.of(Side.OLD));
                assertThat(usage.writersOfOld())
                        .extracting(Tally.Writers::application)
                        .containsExactlyInAnyOrder("nightly-report", "shop-1-pool");
                assertThat(usage.strangers())
                        .extracting(Tally.Writers::application)
                        .containsExactly("nightly-report");

                trial.database().run("update inchworm.migration set phase = 'HOLD', step = '-'");
                assertThat(gate(engine).verdict()).isEqualTo(Gate.Verdict.CLOSED);
            }
        }
    }
}
