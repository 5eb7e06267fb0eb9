// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** HOLD ends when nobody used old for the window, and every instance was watched meanwhile. */
class HoldUsageTest {

    private static final String AUDITS = "{\"uses_old\": false, \"audits\": true}";
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private static Trial inEnforce() {
        Settings quick = Orders.quick();
        Settings.Contract contract = new Settings.Contract(
                Duration.ZERO, WINDOW, Duration.ZERO, Optional.empty(), true, List.of(), Optional.empty());
        Trial trial = Trial.of(
                20,
                Orders.migration(new Settings(
                        quick.ddl(),
                        quick.backfill(),
                        quick.verify(),
                        quick.cutover(),
                        quick.stop(),
                        contract,
                        quick.enforcement())));
        trial.start();
        assertThat(trial.forwardTo(Phase.ENFORCE).kind()).isEqualTo(Outcome.Kind.REACHED);
        return trial;
    }

    private static void use(Trial trial, long statements, String uses) {
        trial.database()
                .runAs(
                        "app",
                        "select inchworm.use('%s', 'shop-1', 'v7', '{\"statements\": %d, \"watched\": 1, \"since\": 1,"
                                        .formatted(Orders.ID, statements)
                                + " \"uses\": [" + uses + "]}')");
    }

    private static String one(String access) {
        return "{\"side\": \"old\", \"access\": \"%s\", \"place\": \"Report.java:42\", \"statement\": \"00aa\","
                        .formatted(access)
                + " \"text\": \"select total_amount from orders\", \"application\": \"reports\", \"uses\": 1}";
    }

    private static Outcome hold(Trial trial) {
        try (Engine engine = trial.engine("runner")) {
            return engine.run(Orders.ID, Optional.of(Phase.HOLD));
        }
    }

    private static void reachBack(Trial trial) {
        trial.database().run("update inchworm.coverage set since = since - interval '1 h'");
    }

    @Test
    @Requirement("R30")
    void hold_ends_by_itself_when_nobody_used_old_for_the_window_and_every_instance_was_watched() {
        try (Trial trial = inEnforce();
                Reporter shop = new Reporter(trial.database(), "shop-1", "v7")
                        .figures(() -> AUDITS)
                        .start()) {
            use(trial, 10, one("read"));
            use(trial, 11, one("possible"));
            reachBack(trial);
            shop.reportsAgain();

            assertThat(hold(trial).kind()).isEqualTo(Outcome.Kind.REACHED);

            assertThat(trial.database()
                            .ask("select clock_timestamp() - max(last_at) > interval '2 s' from inchworm.usage"))
                    .isEqualTo("t");
            assertThat(trial.database()
                            .ask("select count(*) from inchworm.statement where about = 'old-unused'"
                                    + " and at > (select phase_since from inchworm.migration)"))
                    .as("no person was needed")
                    .isEqualTo("0");
        }
    }

    @Test
    void a_use_of_old_within_the_window_is_named_and_a_star_that_is_only_possible_holds_nothing() {
        try (Trial trial = inEnforce();
                Reporter shop = new Reporter(trial.database(), "shop-1", "v7")
                        .figures(() -> AUDITS)
                        .start();
                Engine engine = trial.engine("runner")) {
            use(trial, 11, one("possible"));
            reachBack(trial);
            Thread reader = new Thread(() -> {
                while (engine.position(Orders.ID).phase() != Phase.HOLD) {
                    Thread.onSpinWait();
                }
                use(trial, 12, one("read"));
            });
            reader.start();
            shop.reportsAgain();
            assertThat(hold(trial).kind()).isEqualTo(Outcome.Kind.REACHED);

            assertThat(trial.database()
                            .ask("select bool_and(clock_timestamp() - last_at > interval '2 s') from inchworm.usage"
                                    + " where access = 'read'"))
                    .isEqualTo("t");
        }
    }

    @Test
    void silence_without_coverage_opens_nothing_and_a_named_person_may_state_it() {
        try (Trial trial = inEnforce();
                Reporter shop = new Reporter(trial.database(), "shop-1", "v7")
                        .figures(() -> "{\"uses_old\": false}")
                        .start()) {
            Outcome unaudited = hold(trial);
            assertThat(unaudited.kind()).isEqualTo(Outcome.Kind.WAITS_FOR_PERSON);
            assertThat(unaudited.text())
                    .contains("nothing measures who reads old")
                    .contains("instance shop-1, release v7, does not audit");

            shop.figures(() -> AUDITS);
            shop.reportsAgain();
            use(trial, 0, "");
            assertThat(hold(trial).text()).contains("has audited no statement yet");
            try (Engine engine = trial.engine("operator")) {
                assertThat(engine.why(Orders.ID).next().get(0)).contains("--state old-unused");
                engine.attest(Orders.ID, "old-unused", "in a test");
            }
            assertThat(hold(trial).kind()).isEqualTo(Outcome.Kind.REACHED);
        }
    }
}
