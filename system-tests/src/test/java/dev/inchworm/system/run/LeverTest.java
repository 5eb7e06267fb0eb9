// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.journal.Journal;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.State;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.Requirement;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ramp, what stops it, and who may move it. */
class LeverTest {

    private static Settings soaking(Settings.By by, double readErrorsMax) {
        Settings quick = Orders.quick();
        return new Settings(
                quick.ddl(),
                quick.backfill(),
                quick.verify(),
                new Settings.Cutover(by, List.of(100, 10_000), Duration.ofHours(1)),
                new Settings.Stop(readErrorsMax, 1_000, 1_000, Duration.ofSeconds(30), 0),
                quick.contract(),
                quick.enforcement());
    }

    @Test
    @Requirement("R26")
    void too_many_errors_of_new_reads_pull_the_lever_and_halt_and_the_audit_says_why() throws Exception {
        try (Trial trial = Trial.of(20, Orders.migration(soaking(Settings.By.SDK, 0.01)))) {
            trial.start();
            assertThat(trial.forwardTo(Phase.VERIFY).kind()).isEqualTo(Outcome.Kind.REACHED);
            try (Engine engine = trial.engine("runner")) {
                Thread application = reporting(trial);

                Outcome outcome = engine.run(Orders.ID, Optional.of(Phase.CUTOVER));
                application.interrupt();
                application.join();

                assertThat(outcome.kind()).isEqualTo(Outcome.Kind.STOPPED);
                assertThat(engine.position(Orders.ID).state()).isEqualTo(State.HALTED);
                assertThat(engine.position(Orders.ID).reason()).contains("read-errors");
                assertThat(trial.database().ask("select percent_bp from inchworm.route"))
                        .isEqualTo("0");
                assertThat(engine.audit(Orders.ID)).anySatisfy(entry -> {
                    assertThat(entry.action()).isEqualTo("route");
                    assertThat(entry.detail()).isEqualTo("old");
                    assertThat(entry.reason()).contains("read-errors");
                });
            }
        }
    }

    /** An application whose every read of the new side fails, as soon as there is one. */
    private static Thread reporting(Trial trial) {
        Thread thread = new Thread(() -> {
            long reads = 0;
            while (!Thread.currentThread().isInterrupted()) {
                boolean isLive = !trial.database()
                        .ask("select percent_bp from inchworm.route")
                        .equals("0");
                reads += isLive ? 200 : 0;
                trial.database()
                        .runAs(
                                "app",
                                ("select inchworm.report('%s', 'i1', 'v2', (select version from inchworm.route),"
                                                + " '{\"reads_new\": %d, \"errors_new\": %d}')")
                                        .formatted(Orders.ID, reads, reads));
            }
        });
        thread.start();
        return thread;
    }

    @Test
    @Requirement("R28")
    void an_operator_routes_to_old_while_an_engine_ramps_and_the_engine_obeys() throws Exception {
        try (Trial trial = Trial.of(20, Orders.migration(soaking(Settings.By.SDK, 1)))) {
            trial.start();
            assertThat(trial.forwardTo(Phase.VERIFY).kind()).isEqualTo(Outcome.Kind.REACHED);
            try (Engine engine = trial.engine("runner");
                    Engine operator = trial.engine("operator")) {
                Thread lever = new Thread(() -> {
                    while (trial.database()
                            .ask("select percent_bp from inchworm.route")
                            .equals("0")) {
                        Thread.onSpinWait();
                    }
                    operator.routeOld(Orders.ID, "checkout is slow");
                });
                lever.start();

                Outcome outcome = engine.run(Orders.ID, Optional.of(Phase.CUTOVER));
                lever.join();

                assertThat(outcome.kind()).isEqualTo(Outcome.Kind.STOPPED);
                assertThat(outcome.text()).contains("checkout is slow");
                assertThat(trial.database().ask("select percent_bp from inchworm.route"))
                        .isEqualTo("0");
            }
        }
    }

    /**
     * Found under load: the engine had read that it may work, then an operator spoke, then the engine wrote its step.
     */
    @Test
    @Requirement("R28")
    void what_an_operator_says_after_the_engine_looked_is_not_overwritten_by_its_step() throws Exception {
        Dialect dialect = Dialects.of(new JdbcUrl("jdbc:postgresql://localhost/any"));
        Journal journal = new Journal(dialect);
        try (Trial trial = Trial.of(5);
                Engine operator = trial.engine("operator");
                Connection connection = trial.database().migrator()) {
            trial.start();
            connection.setAutoCommit(false);
            Position seen = operator.position(Orders.ID);
            operator.halt(Orders.ID, "look at this first");

            assertThat(journal.step(connection, seen, "prepare.dry-run")).isFalse();
            assertThat(journal.enter(connection, seen, Phase.EXPAND, Position.START))
                    .isFalse();
            connection.commit();

            assertThat(operator.position(Orders.ID).state()).isEqualTo(State.HALTED);
            operator.resume(Orders.ID);
            assertThat(journal.step(connection, seen, "prepare.dry-run")).isTrue();
        }
    }

    @Test
    void with_flags_of_their_own_each_step_waits_for_an_operator_who_confirms_it() {
        try (Trial trial = Trial.of(20, Orders.migration(soaking(Settings.By.OWN_FLAGS, 1)))) {
            trial.start();

            Outcome outcome = trial.forwardTo(Phase.CUTOVER);

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.WAITS_FOR_PERSON);
            assertThat(outcome.text()).contains("inchworm ramp " + Orders.ID + " 1%");
            try (Engine engine = trial.engine("operator")) {
                engine.ramp(Orders.ID, 100);
                assertThat(engine.status(Orders.ID).route().orElseThrow().effectiveBp())
                        .isEqualTo(100);
                assertThatThrownBy(() -> engine.ramp(Orders.ID, 5_000)).isInstanceOf(InchwormException.class);
            }
        }
    }

    @Test
    @Requirement("R31")
    void a_write_of_old_behind_the_guard_is_carried_over_and_halts_the_contraction() throws Exception {
        try (Trial trial = Trial.of(20, Orders.migration(guardedFor(Duration.ofHours(1))))) {
            trial.start();
            assertThat(trial.forwardTo(Phase.HOLD).kind()).isEqualTo(Outcome.Kind.REACHED);
            Thread straggler = new Thread(() -> {
                while (!trial.database()
                        .ask("select step from inchworm.migration")
                        .equals("contract.guarded")) {
                    Thread.onSpinWait();
                }
                trial.database().runAs("app", "update orders set total_amount = 4711 where id = 7");
            });
            straggler.start();

            Outcome outcome = trial.forwardTo(Phase.DONE);
            straggler.join();

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.STOPPED);
            assertThat(outcome.text())
                    .contains("old was written behind the guard")
                    .contains("role app");
            assertThat(trial.database().ask("select total_amount_minor from orders where id = 7"))
                    .isEqualTo("4711");
        }
    }

    private static Settings guardedFor(Duration cycle) {
        Settings quick = Orders.quick();
        Settings.Contract contract = new Settings.Contract(
                Duration.ZERO, Duration.ZERO, cycle, Optional.empty(), true, List.of(), Optional.empty());
        return new Settings(
                quick.ddl(),
                quick.backfill(),
                quick.verify(),
                quick.cutover(),
                quick.stop(),
                contract,
                quick.enforcement());
    }

    @Test
    @Requirement("R30")
    void hold_waits_for_an_instance_that_still_uses_old() {
        try (Trial trial = Trial.of(20)) {
            trial.start();
            trial.forwardTo(Phase.ENFORCE);
            trial.database()
                    .runAs("app", "select inchworm.report('" + Orders.ID + "', 'i1', 'v1', 1, '{\"uses_old\": true}')");

            try (Engine engine = trial.engine("runner")) {
                Thread goodbye = new Thread(() -> {
                    while (!trial.database()
                            .ask("select step from inchworm.migration")
                            .equals("hold.unused")) {
                        Thread.onSpinWait();
                    }
                    Position held = engine.position(Orders.ID);
                    assertThat(held.phase()).isEqualTo(Phase.HOLD);
                    trial.database()
                            .runAs(
                                    "app",
                                    "select inchworm.report('" + Orders.ID
                                            + "', 'i1', 'v1', 1, '{\"uses_old\": true, \"gone\": true}')");
                });
                goodbye.start();
                try (Engine worker = trial.engine("worker")) {
                    assertThat(Trial.forward(worker, Phase.HOLD).kind()).isEqualTo(Outcome.Kind.REACHED);
                }
            }
        }
    }
}
