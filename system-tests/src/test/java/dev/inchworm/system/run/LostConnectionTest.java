// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.error.ErrorKind;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.system.fixture.Dumps;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.Requirement;
import dev.inchworm.testing.TcpProxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Cuts the engine's connection at its first commit, at its second, and so on, before the server sees it and after the
 * server has answered it; the same engine goes on, and must end where an undisturbed run ends.
 */
class LostConnectionTest {

    private static final int ROWS = 60;
    private static final int COMMITS_MAX = 2_000;
    /** Most commits of a run are reads of the journal; a stride that is coprime to its rounds meets all kinds. */
    private static final int STRIDE = 29;

    @Test
    @Requirement("R18")
    void a_connection_cut_before_a_commit_changes_nothing_about_the_end() {
        cutAtCommits(STRIDE, false);
    }

    @Test
    @Requirement("R18")
    void a_connection_cut_after_a_commit_changes_nothing_about_the_end() {
        cutAtCommits(STRIDE, true);
    }

    @Test
    @Tag("soak")
    void a_connection_cut_at_any_commit_changes_nothing_about_the_end() {
        cutAtCommits(2, false);
        cutAtCommits(2, true);
    }

    private static void cutAtCommits(int stride, boolean after) {
        String catalog;
        String data;
        try (Trial calm = Trial.of(ROWS)) {
            calm.start();
            assertThat(calm.forwardTo(Phase.DONE).phase()).isEqualTo(Phase.DONE);
            catalog = calm.catalog();
            data = Dumps.newSide(calm.database());
        }
        boolean cut = true;
        for (int commit = 1; cut && commit < COMMITS_MAX; commit += stride) {
            try (Trial trial = Trial.of(ROWS);
                    TcpProxy proxy = TcpProxy.to(trial.database().server().port())) {
                trial.start();
                cut = goThrough(trial, proxy, commit, after);
                assertThat(trial.forwardTo(Phase.DONE).phase())
                        .as("commit %d", commit)
                        .isEqualTo(Phase.DONE);
                assertThat(trial.catalog()).as("commit %d", commit).isEqualTo(catalog);
                assertThat(Dumps.newSide(trial.database()))
                        .as("commit %d", commit)
                        .isEqualTo(data);
            }
        }
        assertThat(cut).as("some run met no cut").isFalse();
    }

    private static boolean goThrough(Trial trial, TcpProxy proxy, int commit, boolean after) {
        if (after) {
            proxy.cutAfterCommit(commit);
        } else {
            proxy.cutBeforeCommit(commit);
        }
        try (Engine engine = trial.engine(trial.database().url(proxy), "runner")) {
            Trial.forward(engine, Phase.DONE);
        } catch (InchwormException told) {
            // A command may say that it does not know, or that it was not connected; never anything else.
            assertThat(told.code().kind()).isIn(ErrorKind.UNKNOWN_OUTCOME, ErrorKind.FAILURE);
        }
        return proxy.hasCut();
    }
}
