// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.State;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.Requirement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Both sides drift apart though the sync stands: a sample finds it, and the lever is pulled. */
class DriftTest {

    private static Settings soaking() {
        Settings quick = Orders.quick();
        return new Settings(
                quick.ddl(),
                quick.backfill(),
                quick.verify(),
                new Settings.Cutover(Settings.By.SDK, List.of(10_000), Duration.ofHours(1)),
                quick.stop(),
                quick.contract(),
                quick.enforcement());
    }

    /** One write past the sync; whoever looks at the catalog before or after finds nothing changed. */
    private static void corrupt(Trial trial, int id) {
        String trigger = trial.database()
                .ask("select quote_ident(tgname) from pg_trigger where tgrelid = 'orders'::regclass"
                        + " and tgname <> 'touch' and not tgisinternal");
        try (Connection connection = trial.database().migrator();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table orders disable trigger " + trigger);
            statement.execute("update orders set total_amount = total_amount + 1 where id = " + id);
            statement.execute("alter table orders enable always trigger " + trigger);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread corrupting(Trial trial, int id, BooleanSupplier when) {
        Thread thread = new Thread(() -> {
            while (!when.getAsBoolean()) {
                Thread.onSpinWait();
            }
            corrupt(trial, id);
        });
        thread.start();
        return thread;
    }

    @Test
    @Requirement("R26")
    void a_corruption_in_the_ramp_pulls_the_lever_and_is_on_record_without_its_values() throws Exception {
        try (Trial trial = Trial.of(2_000, Orders.migration(soaking()));
                Engine engine = trial.engine("runner")) {
            trial.start();
            assertThat(trial.forwardTo(Phase.VERIFY).kind()).isEqualTo(Outcome.Kind.REACHED);
            Thread corruption = corrupting(
                    trial,
                    7,
                    () -> trial.database()
                            .ask("select percent_bp from inchworm.route")
                            .equals("10000"));

            Outcome outcome = engine.run(Orders.ID, Optional.of(Phase.CUTOVER));
            corruption.join();

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.STOPPED);
            assertThat(engine.position(Orders.ID).state()).isEqualTo(State.HALTED);
            assertThat(engine.position(Orders.ID).reason()).startsWith("corruption: 1 rows of a sample differ");
            assertThat(trial.database().ask("select percent_bp from inchworm.route"))
                    .isEqualTo("0");
            assertThat(engine.audit(Orders.ID)).anySatisfy(entry -> {
                assertThat(entry.action()).isEqualTo("route");
                assertThat(entry.detail()).isEqualTo("old");
                assertThat(entry.reason()).startsWith("corruption");
            });
            assertThat(engine.status(Orders.ID).evidence())
                    .filteredOn(item -> item.kind().equals("drift"))
                    .singleElement()
                    .satisfies(item -> assertThat(item.passed()).isFalse())
                    .extracting(Evidence.Item::detail)
                    .asString()
                    .contains("1 differ", "differing")
                    .doesNotContain(String.valueOf(7 * 7919 + 1), String.valueOf(7 * 7919));
        }
    }

    @Test
    void a_corruption_while_old_is_kept_halts_before_old_goes() throws Exception {
        try (Trial trial = Trial.of(2_000);
                Engine engine = trial.engine("runner")) {
            trial.start();
            assertThat(trial.forwardTo(Phase.ENFORCE).kind()).isEqualTo(Outcome.Kind.REACHED);
            trial.database().run("update inchworm.statement set at = at - interval '1 day'");
            trial.database()
                    .runAs("app", "select inchworm.report('" + Orders.ID + "', 'i1', 'v1', 1, '{\"uses_old\": true}')");
            Thread corruption = corrupting(
                    trial,
                    11,
                    () -> trial.database()
                            .ask("select step from inchworm.migration")
                            .equals("hold.unused"));

            Outcome outcome = engine.run(Orders.ID, Optional.of(Phase.HOLD));
            corruption.join();

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.STOPPED);
            assertThat(outcome.text()).contains("corruption");
        }
    }

    @Test
    void equal_sides_are_sampled_and_raise_nothing() throws Exception {
        try (Trial trial = Trial.of(2_000, Orders.migration(soaking()));
                Engine engine = trial.engine("runner");
                Engine operator = trial.engine("operator")) {
            trial.start();
            assertThat(trial.forwardTo(Phase.VERIFY).kind()).isEqualTo(Outcome.Kind.REACHED);
            Thread once = new Thread(() -> {
                while (!trial.database()
                        .ask("select count(*) from pg_stat_activity where application_name = 'inchworm:drift'"
                                + " and query = 'ROLLBACK'")
                        .equals("1")) {
                    Thread.onSpinWait();
                }
                operator.halt(Orders.ID, "seen enough");
            });
            once.start();

            Outcome outcome = engine.run(Orders.ID, Optional.of(Phase.CUTOVER));
            once.join();

            assertThat(outcome.text()).contains("seen enough");
            assertThat(engine.status(Orders.ID).evidence())
                    .noneMatch(item -> item.kind().equals("drift"));
        }
    }
}
