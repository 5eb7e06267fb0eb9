// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.backfill.Backfill;
import dev.inchworm.engine.backfill.BackfillJob;
import dev.inchworm.engine.backfill.BackfillResult;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.sensor.Replicas;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.throttle.BackfillThrottle;
import dev.inchworm.engine.throttle.OwnSessions;

/** Copies the past; what is done already is told by the checkpoints. */
final class BackfillAction implements Action {

    private final Run run;
    private final Step.Backfill step;

    BackfillAction(Run run, Step.Backfill step) {
        this.run = run;
        this.step = step;
    }

    @Override
    public Progress forward(Position position) {
        BackfillResult result = copy(run, step, position);
        if (!result.isComplete()) {
            return Progress.waits(text(result));
        }
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            run.journal().audit().append(tx, position.id(), run.who(), "copied", step.name(), text(result));
            return "";
        });
        return Progress.done(text(result));
    }

    @Override
    public Progress back(Position position) {
        return Progress.done();
    }

    /** Runs a chunked job until it is complete or halted. */
    static BackfillResult copy(Run run, Step.Backfill step, Position position) {
        OwnSessions sessions = new OwnSessions(run.sessions());
        Session throttles = sessions.get();
        Session primary = sessions.get();
        try (Replicas replicas = run.replicas(primary);
                BackfillThrottle throttle = new BackfillThrottle(
                        throttles,
                        run.plan().table().name(),
                        run.plan().settings().backfill(),
                        sessions::pids,
                        replicas)) {
            return new Backfill(new BackfillJob(
                            run.dialect(),
                            sessions,
                            run.plan(),
                            step,
                            run.fence(),
                            position.syncEpoch(),
                            run.plan().settings().backfill(),
                            throttle,
                            run.halt(),
                            run.waiter(),
                            System::nanoTime,
                            new ProgressNote(run)::take))
                    .run();
        }
    }

    static String text(BackfillResult result) {
        return result.haltedBy()
                .orElseGet(() -> "%d rows looked at, %d changed in %d chunks, held back for %d s"
                        .formatted(
                                result.rowsLookedAt(),
                                result.rowsChanged(),
                                result.chunks(),
                                result.held().toSeconds()));
    }
}
