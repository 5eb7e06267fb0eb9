// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.phase.Gate;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A stage moves when every instance that may still serve knows the last one; the way to old waits for nobody. */
class AcknowledgementTest {

    private static final String REPORT = "select inchworm.report('" + Orders.ID + "', '%s', '%s', %s, '%s')";
    private static final String PRESENT = "(select version from inchworm.route)";

    private static void report(Trial trial, String instance, String version, String figures) {
        trial.database().runAs("app", REPORT.formatted(instance, "v7", version, figures));
    }

    private static Gate instances(Engine engine) {
        return engine.why(Orders.ID).gates().stream()
                .filter(gate -> gate.name().equals("instances"))
                .findFirst()
                .orElseThrow();
    }

    private static CompletableFuture<Outcome> running(Engine engine, Phase until) {
        return CompletableFuture.supplyAsync(() -> Trial.forward(engine, until));
    }

    private static void until(Trial trial, String query, String answer) {
        while (!trial.database().ask(query).equals(answer)) {
            Waiter.real().pause(Duration.ofMillis(10));
        }
    }

    @Test
    void the_next_stage_waits_for_an_instance_that_does_not_know_the_last_one_and_it_is_named() throws Exception {
        try (Trial trial = Trial.of(20)) {
            trial.start();
            assertThat(trial.forwardTo(Phase.BACKFILL).kind()).isEqualTo(Outcome.Kind.REACHED);
            try (Reporter quick = new Reporter(trial.database(), "shop-1", "v7").start();
                    Reporter stuck = new Reporter(trial.database(), "shop-2", "v6")
                            .knowing((version, percent) -> 1)
                            .start();
                    Engine engine = trial.engine("runner");
                    Engine onlooker = trial.engine("onlooker")) {
                CompletableFuture<Outcome> run = running(engine, Phase.VERIFY);
                Gate gate = instances(onlooker);
                assertThat(gate.verdict()).isEqualTo(Gate.Verdict.CLOSED);
                assertThat(gate.text()).startsWith("1 of 2 instances").contains("shop-2 (release v6, live) knows 1");
                assertThat(run.isDone()).isFalse();
                assertThat(onlooker.position(Orders.ID).phase()).isEqualTo(Phase.BACKFILL);

                stuck.knowing(Reporter.KEEPS_UP);

                assertThat(run.get().kind()).isEqualTo(Outcome.Kind.REACHED);
                quick.reportsAgain();
                stuck.reportsAgain();
                assertThat(instances(onlooker).verdict()).isEqualTo(Gate.Verdict.OPEN);
            }
        }
    }

    @Test
    void an_instance_that_said_goodbye_or_is_silent_for_long_does_not_hold_and_none_is_not_judged() {
        try (Trial trial = Trial.of(20)) {
            trial.start();
            trial.forwardTo(Phase.BACKFILL);
            try (Engine engine = trial.engine("onlooker")) {
                assertThat(instances(engine).verdict()).isEqualTo(Gate.Verdict.NOT_JUDGED);
                assertThat(instances(engine).text()).isEqualTo("no instance registers");

                report(trial, "shop-1", "1", "{}");
                trial.database().run("update inchworm.figure set reported_at = clock_timestamp() - interval '10 s'");
                assertThat(instances(engine).text()).contains("shop-1 (release v7, silent) knows 1");
                trial.database().run("update inchworm.figure set reported_at = clock_timestamp() - interval '31 s'");
                assertThat(instances(engine).verdict()).isEqualTo(Gate.Verdict.NOT_JUDGED);
                report(trial, "shop-1", "1", "{}");
                assertThat(instances(engine).blocks()).isTrue();
                report(trial, "shop-1", "1", "{\"gone\": true}");
                assertThat(instances(engine).blocks()).isFalse();
            }
        }
    }

    @Test
    void a_report_that_cannot_be_read_keeps_the_gate_closed_and_does_not_stop_the_engine() {
        try (Trial trial = Trial.of(20)) {
            trial.start();
            trial.forwardTo(Phase.BACKFILL);
            report(trial, "shop-1", PRESENT, "{\"writes_us\": {\"often\": 3}}");
            try (Engine engine = trial.engine("onlooker")) {
                assertThat(instances(engine).verdict()).isEqualTo(Gate.Verdict.CLOSED);
                assertThat(instances(engine).text()).contains("shop-1");
            }
        }
    }

    @Test
    void each_step_of_the_ramp_waits_and_the_lever_does_not() throws Exception {
        try (Trial trial = Trial.of(20)) {
            trial.start();
            trial.forwardTo(Phase.VERIFY);
            AtomicLong known = new AtomicLong();
            try (Reporter shop = new Reporter(trial.database(), "shop-1", "v7")
                            .knowing(
                                    (version, percent) -> percent == 0 ? known.updateAndGet(x -> version) : known.get())
                            .start();
                    Engine engine = trial.engine("runner");
                    Engine operator = trial.engine("operator")) {
                CompletableFuture<Outcome> run = running(engine, Phase.CUTOVER);
                until(trial, "select percent_bp from inchworm.route", "100");

                assertThatThrownBy(() -> operator.ramp(Orders.ID, 5_000))
                        .isInstanceOfSatisfying(
                                InchwormException.class,
                                refused -> assertThat(refused.code()).isEqualTo(ErrorCode.GATE_CLOSED))
                        .hasMessageContaining("shop-1 (release v7, live) knows " + known.get());
                shop.reportsAgain();
                assertThat(trial.database().ask("select percent_bp from inchworm.route"))
                        .isEqualTo("100");
                operator.routeOld(Orders.ID, "enough");
                assertThat(trial.database().ask("select percent_bp from inchworm.route"))
                        .isEqualTo("0");
                assertThat(run.get().kind()).isEqualTo(Outcome.Kind.STOPPED);
            }
        }
    }

    @Test
    void authority_moves_when_every_instance_knows_that_all_reads_go_to_new() throws Exception {
        try (Trial trial = Trial.of(20)) {
            trial.start();
            trial.forwardTo(Phase.VERIFY);
            AtomicLong known = new AtomicLong();
            try (Reporter shop = new Reporter(trial.database(), "shop-1", "v7")
                            .knowing((version, percent) ->
                                    percent < 10_000 ? known.updateAndGet(x -> version) : known.get())
                            .start();
                    Engine engine = trial.engine("runner")) {
                CompletableFuture<Outcome> run = running(engine, Phase.CUTOVER);
                until(trial, "select step from inchworm.migration", "cutover.authority");
                shop.reportsAgain();
                assertThat(trial.database().ask("select count(*) from inchworm.audit where action = 'sync'"))
                        .as("installed, and authority not moved")
                        .isEqualTo("1");

                shop.knowing(Reporter.KEEPS_UP);

                assertThat(run.get().kind()).isEqualTo(Outcome.Kind.REACHED);
            }
        }
    }

    @Test
    void the_way_back_reads_old_at_once_and_leaves_the_stage_when_every_instance_knows() throws Exception {
        try (Trial trial = Trial.of(20)) {
            trial.start();
            trial.forwardTo(Phase.CUTOVER);
            AtomicLong known = new AtomicLong(Long.parseLong(trial.database().ask(PRESENT)));
            try (Reporter shop = new Reporter(trial.database(), "shop-1", "v7")
                            .knowing((version, percent) -> known.get())
                            .start();
                    Engine engine = trial.engine("runner")) {
                engine.undo(Orders.ID, Phase.BACKFILL, "in a test");
                assertThat(trial.database().ask("select percent_bp from inchworm.route"))
                        .isEqualTo("0");
                CompletableFuture<Outcome> run =
                        CompletableFuture.supplyAsync(() -> engine.run(Orders.ID, Optional.empty()));
                shop.reportsAgain();
                assertThat(run.isDone()).isFalse();
                assertThat(trial.database().rows("select stage from inchworm.route"))
                        .containsExactly("live");

                shop.knowing(Reporter.KEEPS_UP);

                assertThat(run.get().text()).contains("undone to the end of BACKFILL");
                assertThat(trial.database().rows("select stage from inchworm.route"))
                        .containsExactly("dualwrite");
            }
        }
    }
}
