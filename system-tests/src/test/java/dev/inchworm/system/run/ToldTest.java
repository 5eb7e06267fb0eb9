// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.State;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person is told: what is waited for, what was done, who is in the way. */
class ToldTest {

    private static Migration approvedBy(Settings settings, String... names) {
        Migration plain = Orders.migration(settings);
        return new Migration(
                plain.id(),
                plain.title(),
                plain.owner(),
                plain.database(),
                plain.change(),
                plain.invariants(),
                plain.examples(),
                plain.settings(),
                new Migration.Roles(Optional.empty(), Optional.empty(), List.of(), List.of(names)),
                plain.notJudged(),
                plain.defaults());
    }

    @Test
    void why_names_the_approvals_that_are_waited_for_before_anything_else() {
        try (Trial trial = Trial.of(5, approvedBy(Orders.quick(), "ana", "li"));
                Engine engine = trial.engine("reader")) {
            trial.start();
            assertThat(trial.forwardTo(Phase.EXPAND).kind()).isEqualTo(Outcome.Kind.WAITS_FOR_PERSON);

            assertThat(engine.why(Orders.ID).next())
                    .startsWith(
                            "inchworm approve " + Orders.ID + " --as ana",
                            "inchworm approve " + Orders.ID + " --as li",
                            "inchworm run " + Orders.ID);

            engine.approve(Orders.ID, "ana");
            assertThat(engine.why(Orders.ID).next()).startsWith("inchworm approve " + Orders.ID + " --as li");
            engine.approve(Orders.ID, "li");
            assertThat(engine.why(Orders.ID).next()).startsWith("inchworm run " + Orders.ID);
        }
    }

    @Test
    void why_names_the_statement_or_the_ramp_that_is_waited_for() {
        Settings quick = Orders.quick();
        Settings ownFlags = new Settings(
                quick.ddl(),
                quick.backfill(),
                quick.verify(),
                new Settings.Cutover(Settings.By.OWN_FLAGS, List.of(100, 10_000), Duration.ZERO),
                quick.stop(),
                quick.contract(),
                quick.enforcement());
        try (Trial trial = Trial.of(5, Orders.migration(ownFlags));
                Engine engine = trial.engine("operator")) {
            Orders.start(engine, Orders.migration(ownFlags));

            run(engine);
            assertThat(engine.why(Orders.ID).next()).startsWith("inchworm ramp " + Orders.ID + " 1%");
            engine.ramp(Orders.ID, 100);
            run(engine);
            assertThat(engine.why(Orders.ID).next()).startsWith("inchworm ramp " + Orders.ID + " 100%");
            engine.ramp(Orders.ID, 10_000);
            run(engine);
            assertThat(engine.why(Orders.ID).next())
                    .startsWith("inchworm approve " + Orders.ID + " --state old-unused --reason TEXT");

            engine.undo(Orders.ID, Phase.PREPARE, "");
            run(engine);
            assertThat(engine.why(Orders.ID).next())
                    .startsWith("inchworm approve " + Orders.ID + " --state new-unused --reason TEXT");
        }
    }

    private static void run(Engine engine) {
        assertThat(engine.run(Orders.ID, Optional.empty()).kind()).isEqualTo(Outcome.Kind.WAITS_FOR_PERSON);
    }

    @Test
    void started_again_with_the_same_plan_nothing_changes_and_another_plan_is_on_record() {
        Settings quick = Orders.quick();
        Settings other = new Settings(
                quick.ddl(),
                quick.backfill(),
                quick.verify(),
                new Settings.Cutover(Settings.By.SDK, List.of(10_000), Duration.ZERO),
                quick.stop(),
                quick.contract(),
                quick.enforcement());
        try (Trial trial = Trial.of(5);
                Engine engine = trial.engine("operator")) {
            String first = engine.start(Orders.migration(), Orders.SOURCE).planHash();
            trial.forwardTo(Phase.PREPARE);
            List<String> rows = trial.database().rows("select phase, step, status, step_since from inchworm.migration");

            assertThat(engine.start(Orders.migration(), "# noted\n" + Orders.SOURCE)
                            .planHash())
                    .isEqualTo(first);
            assertThat(trial.database().rows("select phase, step, status, step_since from inchworm.migration"))
                    .isEqualTo(rows);
            assertThat(trial.database().ask("select source from inchworm.migration"))
                    .startsWith("# noted");
            assertThat(entries(engine, "started")).containsExactly("plan " + first);

            String second = engine.start(Orders.migration(other), Orders.SOURCE).planHash();
            assertThat(second).isNotEqualTo(first);
            assertThat(entries(engine, "started")).containsExactly("plan " + first, "plan " + second);
            assertThat(engine.position(Orders.ID).state()).isEqualTo(State.READY);
            assertThat(engine.position(Orders.ID).step()).isEqualTo("start");
        }
    }

    private static List<String> entries(Engine engine, String action) {
        return engine.audit(Orders.ID).stream()
                .filter(entry -> entry.action().equals(action))
                .map(entry -> entry.detail())
                .toList();
    }

    @Test
    void a_restore_is_passed_once_the_values_are_back_and_not_before() {
        try (Trial trial = Trial.of(50);
                Engine engine = trial.engine("reader")) {
            trial.start();
            trial.forwardTo(Phase.DONE);

            assertThat(trial.backTo(Phase.HOLD).phase()).isEqualTo(Phase.HOLD);

            List<Evidence.Item> restores = engine.status(Orders.ID).evidence().stream()
                    .filter(item -> item.kind().equals("restore"))
                    .toList();
            assertThat(restores).hasSize(2);
            assertThat(restores.get(0).passed()).isTrue();
            assertThat(restores.get(0).detail()).startsWith("restored: 50 rows");
            assertThat(restores.get(1).passed()).isFalse();
        }
    }

    /** As a file names its table: the server's search path says where it is. */
    private static Migration withoutSchema() {
        Migration plain = Orders.migration();
        ReplaceColumns change = plain.change();
        return new Migration(
                plain.id(),
                plain.title(),
                plain.owner(),
                plain.database(),
                new ReplaceColumns(
                        new TableName("", "orders"),
                        change.rows(),
                        change.oldColumns(),
                        change.newColumns(),
                        change.down(),
                        change.same(),
                        change.enforce()),
                plain.invariants(),
                plain.examples(),
                plain.settings(),
                plain.roles(),
                plain.notJudged(),
                plain.defaults());
    }

    @Test
    void a_table_that_someone_keeps_locked_before_anything_began_is_told_with_who_it_is() throws SQLException {
        try (Trial trial = Trial.of(5);
                Engine engine = trial.engine("operator");
                Connection someone = trial.database().migrator();
                Statement statement = someone.createStatement()) {
            someone.setAutoCommit(false);
            statement.execute("set application_name = 'nightly-report'");
            statement.execute("lock table orders in access exclusive mode");
            String pid =
                    trial.database().ask("select pid from pg_stat_activity where application_name = 'nightly-report'");

            assertThatThrownBy(() -> engine.start(withoutSchema(), Orders.SOURCE))
                    .isInstanceOf(InchwormException.class)
                    .hasMessageStartingWith("IW-6101 no lock in 5000 ms: orders is kept locked by pid " + pid
                            + ", application nightly-report, role migrator, idle in transaction for")
                    .hasMessageContaining("s: lock table orders in access exclusive mode");
        }
    }
}
