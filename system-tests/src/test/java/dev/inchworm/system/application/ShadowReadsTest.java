// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.phase.Gate;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** VERIFY waits for the shadow reads of applications, where there are any. */
class ShadowReadsTest {

    private static final String FIGURES = "{\"shadow\": %s, \"shadow_compared\": %d, \"divergences\": %d}";

    private static Trial counting(Duration window, long samplesMin) {
        Settings quick = Orders.quick();
        return Trial.of(
                20,
                Orders.migration(new Settings(
                        quick.ddl(),
                        quick.backfill(),
                        new Settings.Verify(0.01, window, samplesMin, Optional.empty()),
                        quick.cutover(),
                        quick.stop(),
                        quick.contract(),
                        quick.enforcement())));
    }

    private static Reporter shadowing(Trial trial, AtomicLong compared, AtomicLong differing) {
        return new Reporter(trial.database(), "shop-1", "v7")
                .figures(() -> FIGURES.formatted(true, compared.get(), differing.get()))
                .start();
    }

    private static List<Evidence.Item> evidence(Engine engine) {
        return engine.status(Orders.ID).evidence().stream()
                .filter(item -> item.kind().equals("shadow-reads"))
                .toList();
    }

    private static Gate gate(Engine engine) {
        return engine.why(Orders.ID).gates().stream()
                .filter(gate -> gate.name().equals("shadow-reads"))
                .findFirst()
                .orElseThrow();
    }

    private static void until(Trial trial, String query) {
        while (!trial.database().ask(query).equals("t")) {
            Waiter.real().pause(Duration.ofMillis(10));
        }
    }

    @Test
    @Requirement("R21")
    void the_window_passes_with_enough_samples_and_the_gate_of_cutover_is_judged_on_them() throws Exception {
        try (Trial trial = counting(Duration.ofMillis(300), 1_000)) {
            trial.start();
            trial.forwardTo(Phase.BACKFILL);
            AtomicLong compared = new AtomicLong(500_000);
            AtomicLong differing = new AtomicLong(400_000);
            try (Reporter shop = shadowing(trial, compared, differing);
                    Engine engine = trial.engine("runner");
                    Engine onlooker = trial.engine("onlooker")) {
                CompletableFuture<Outcome> run =
                        CompletableFuture.supplyAsync(() -> engine.run(Orders.ID, Optional.of(Phase.VERIFY)));
                until(trial, "select clock_timestamp() > since + interval '1 s' from inchworm.shadow");
                assertThat(run.isDone()).as("nothing was compared yet").isFalse();
                compared.addAndGet(999);
                shop.reportsAgain();
                assertThat(run.isDone()).as("one is missing").isFalse();

                compared.addAndGet(501);
                differing.addAndGet(3);

                assertThat(run.get().kind()).isEqualTo(Outcome.Kind.REACHED);
                assertThat(evidence(onlooker)).hasSize(1).allMatch(Evidence.Item::passed);
                assertThat(gate(onlooker).verdict()).isEqualTo(Gate.Verdict.OPEN);
                assertThat(gate(onlooker).text())
                        .contains("shadow reads differ")
                        .contains("limit 1.00 %");
                assertThat(trial.database().ask("select count(*) = 0 from inchworm.shadow"))
                        .isEqualTo("t");
            }
        }
    }

    @Test
    void too_many_that_differ_halt_and_a_resumed_migration_counts_for_another_window() throws Exception {
        try (Trial trial = counting(Duration.ofMillis(300), 50)) {
            trial.start();
            trial.forwardTo(Phase.BACKFILL);
            AtomicLong compared = new AtomicLong();
            AtomicLong differing = new AtomicLong();
            try (Reporter shop = shadowing(trial, compared, differing);
                    Engine engine = trial.engine("runner")) {
                CompletableFuture<Outcome> run =
                        CompletableFuture.supplyAsync(() -> engine.run(Orders.ID, Optional.of(Phase.VERIFY)));
                until(trial, "select count(*) = 1 from inchworm.shadow");
                compared.set(60);
                differing.set(2);

                assertThat(run.get().kind()).isEqualTo(Outcome.Kind.STOPPED);
                assertThat(run.get().text()).contains("2 of 60 shadow reads differ (3.33 %, limit 1.00 %)");
                assertThat(evidence(engine)).hasSize(1).noneMatch(Evidence.Item::passed);

                engine.resume(Orders.ID);
                run = CompletableFuture.supplyAsync(() -> engine.run(Orders.ID, Optional.of(Phase.VERIFY)));
                until(trial, "select count(*) = 1 from inchworm.shadow");
                shop.reportsAgain();
                compared.addAndGet(60);

                assertThat(run.get().kind()).isEqualTo(Outcome.Kind.REACHED);
                assertThat(evidence(engine).get(0).detail()).startsWith("0 of 60");
            }
        }
    }

    @Test
    void another_engine_goes_on_with_the_same_window() throws Exception {
        try (Trial trial = counting(Duration.ofHours(1), 50)) {
            trial.start();
            trial.forwardTo(Phase.BACKFILL);
            AtomicLong compared = new AtomicLong();
            try (Reporter shop = shadowing(trial, compared, new AtomicLong());
                    Engine engine = trial.engine("runner");
                    Engine operator = trial.engine("operator")) {
                CompletableFuture<Outcome> run =
                        CompletableFuture.supplyAsync(() -> engine.run(Orders.ID, Optional.of(Phase.VERIFY)));
                until(trial, "select count(*) = 1 from inchworm.shadow");
                String since = trial.database().ask("select since from inchworm.shadow");
                compared.set(40);
                until(trial, "select compared = 40 from inchworm.shadow");
                operator.pause(Orders.ID, "");
                assertThat(run.get().kind()).isEqualTo(Outcome.Kind.STOPPED);
                compared.set(70);
                shop.reportsAgain();

                operator.resume(Orders.ID);
                run = CompletableFuture.supplyAsync(() -> operator.run(Orders.ID, Optional.of(Phase.VERIFY)));
                until(trial, "select compared = 70 from inchworm.shadow");

                assertThat(trial.database().ask("select since from inchworm.shadow"))
                        .isEqualTo(since);
                assertThat(trial.database().ask("select reason from inchworm.migration"))
                        .startsWith("70 shadow reads compared since");
                engine.pause(Orders.ID, "");
                run.get();
            }
        }
    }

    @Test
    void where_no_live_instance_shadows_that_is_said_and_counts_as_not_judged() {
        try (Trial trial = counting(Duration.ofHours(24), 10_000)) {
            trial.start();
            trial.forwardTo(Phase.BACKFILL);
            try (Reporter shop = new Reporter(trial.database(), "shop-1", "v7").start();
                    Engine engine = trial.engine("runner")) {
                assertThat(engine.run(Orders.ID, Optional.of(Phase.VERIFY)).kind())
                        .isEqualTo(Outcome.Kind.REACHED);

                assertThat(gate(engine).verdict()).isEqualTo(Gate.Verdict.NOT_JUDGED);
                assertThat(gate(engine).text()).isEqualTo("not measured: no live instance shadows");
                shop.reportsAgain();
            }
        }
    }

    @Test
    void where_shadow_reads_end_before_there_are_enough_an_operator_may_say_so() throws Exception {
        try (Trial trial = counting(Duration.ofMillis(200), 1_000)) {
            trial.start();
            trial.forwardTo(Phase.BACKFILL);
            AtomicLong compared = new AtomicLong();
            try (Reporter shop = shadowing(trial, compared, new AtomicLong());
                    Engine engine = trial.engine("runner");
                    Engine operator = trial.engine("operator")) {
                CompletableFuture<Outcome> run =
                        CompletableFuture.supplyAsync(() -> engine.run(Orders.ID, Optional.of(Phase.VERIFY)));
                until(trial, "select count(*) = 1 from inchworm.shadow");
                compared.set(10);
                until(trial, "select compared = 10 from inchworm.shadow");
                assertThat(run.isDone()).as("990 are missing").isFalse();

                operator.attest(Orders.ID, "shadow-reads-ended", "the fleet stopped them after an incident");

                assertThat(run.get().kind()).isEqualTo(Outcome.Kind.REACHED);
                assertThat(gate(engine).verdict()).isEqualTo(Gate.Verdict.NOT_JUDGED);
                assertThat(gate(engine).text()).contains("10 of the 1000 shadow reads wanted");
                shop.reportsAgain();
            }
        }
    }

    @Test
    void taking_the_sync_away_voids_what_was_measured() throws Exception {
        try (Trial trial = counting(Duration.ofMillis(200), 1)) {
            trial.start();
            trial.forwardTo(Phase.BACKFILL);
            AtomicLong compared = new AtomicLong();
            try (Reporter shop = shadowing(trial, compared, new AtomicLong());
                    Engine engine = trial.engine("runner")) {
                CompletableFuture<Outcome> run =
                        CompletableFuture.supplyAsync(() -> engine.run(Orders.ID, Optional.of(Phase.VERIFY)));
                until(trial, "select count(*) = 1 from inchworm.shadow");
                compared.set(10);
                assertThat(run.get().kind()).isEqualTo(Outcome.Kind.REACHED);
                assertThat(gate(engine).verdict()).isEqualTo(Gate.Verdict.OPEN);
                shop.figures(() -> "{\"uses_new\": false}");
                shop.reportsAgain();

                trial.backTo(Phase.PREPARE);
                engine.advance(Orders.ID);
                assertThat(trial.forwardTo(Phase.VERIFY).kind()).isEqualTo(Outcome.Kind.REACHED);

                assertThat(gate(engine).verdict()).isEqualTo(Gate.Verdict.NOT_JUDGED);
            }
        }
    }
}
