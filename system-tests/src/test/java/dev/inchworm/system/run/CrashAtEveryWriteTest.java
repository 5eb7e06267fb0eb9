// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.system.fixture.Dumps;
import dev.inchworm.system.fixture.Killing;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.CrashPoint;
import dev.inchworm.testing.Requirement;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the engine at its first durable write, at its second, and so on, until a run meets none; each time a fresh
 * engine goes on and must end exactly where an undisturbed run ends.
 */
class CrashAtEveryWriteTest {

    private static final int ROWS = 120;
    private static final int WRITES_MAX = 400;

    @Test
    @Requirement("R18")
    void killed_before_any_write_forward_it_ends_where_an_undisturbed_run_ends() {
        forward(false);
    }

    @Test
    @Tag("soak")
    @Requirement("R18")
    void killed_after_any_write_forward_it_ends_where_an_undisturbed_run_ends() {
        forward(true);
    }

    @Test
    @Tag("soak")
    @Requirement("R8")
    void killed_before_any_write_of_an_undo_it_ends_where_an_undisturbed_undo_ends() {
        back(false);
    }

    @Test
    @Requirement("R8")
    void killed_after_any_write_of_an_undo_it_ends_where_an_undisturbed_undo_ends() {
        back(true);
    }

    private static void forward(boolean after) {
        String catalog;
        String data;
        try (Trial calm = Trial.of(ROWS)) {
            calm.start();
            Outcome end = calm.forwardTo(Phase.DONE);
            assertThat(end.phase()).as(end.toString()).isEqualTo(Phase.DONE);
            catalog = calm.catalog();
            data = Dumps.newSide(calm.database());
        }
        boolean killed = true;
        for (int write = 1; killed && write < WRITES_MAX; write++) {
            try (Trial trial = Trial.of(ROWS)) {
                trial.start();
                killed = diesAt(trial, write, after, engine -> Trial.forward(engine, Phase.DONE));
                Outcome end = trial.forwardTo(Phase.DONE);
                assertThat(end.phase()).as("write %d: %s", write, end).isEqualTo(Phase.DONE);
                assertThat(trial.catalog()).as("write %d", write).isEqualTo(catalog);
                assertThat(Dumps.newSide(trial.database()))
                        .as("write %d", write)
                        .isEqualTo(data);
            }
        }
        assertThat(killed).as("some run met no killing").isFalse();
    }

    private static void back(boolean after) {
        boolean killed = true;
        for (int write = 1; killed && write < WRITES_MAX; write++) {
            try (Trial trial = Trial.of(ROWS)) {
                trial.start();
                String catalog = Dumps.sorted(trial.catalog());
                String data = trial.data();
                Outcome end = trial.forwardTo(Phase.DONE);
                assertThat(end.phase()).as(end.toString()).isEqualTo(Phase.DONE);
                try (Engine engine = trial.engine("runner")) {
                    engine.undo(Orders.ID, Phase.PREPARE, "in a test");
                }
                killed = diesAt(trial, write, after, engine -> engine.run(Orders.ID, Optional.empty()));
                if (killed) {
                    try (Engine engine = trial.engine("runner")) {
                        engine.run(Orders.ID, Optional.of(Phase.PREPARE));
                    }
                }
                assertThat(Dumps.sorted(trial.catalog())).as("write %d", write).isEqualTo(catalog);
                assertThat(trial.data()).as("write %d", write).isEqualTo(data);
            }
        }
        assertThat(killed).as("some run met no killing").isFalse();
    }

    @FunctionalInterface
    private interface Work {
        void with(Engine engine);
    }

    private static boolean diesAt(Trial trial, int write, boolean after, Work work) {
        String url = trial.database().url();
        try (Killing killing = after ? Killing.afterWrite(write, url) : Killing.beforeWrite(write, url)) {
            Engine engine = trial.engine(killing.url(), "runner");
            try {
                work.with(engine);
            } catch (CrashPoint.Crash crash) {
                assertThat(killing.isDone()).isTrue();
            }
            if (!killing.isDone()) {
                engine.close();
            }
            return killing.isDone();
        }
    }
}
