// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.phase.GuardedDdl.Way;
import java.sql.Connection;
import java.sql.SQLException;

/** One guarded change of the schema; its journal row commits with it. */
final class ApplyAction implements Action {

    private final Run run;
    private final Step.Apply step;

    ApplyAction(Run run, Step.Apply step) {
        this.run = run;
        this.step = step;
    }

    @Override
    public Progress forward(Position position) {
        String next = run.after(position, step);
        boolean changed = new GuardedDdl(run)
                .run(step.ddl(), Way.FORWARD, step.title(), (tx, ran) -> write(tx, position, next, ran, "applied"));
        return Progress.written(changed ? "" : "was there already");
    }

    @Override
    public Progress back(Position position) {
        String next = run.before(position, step);
        boolean changed = new GuardedDdl(run)
                .run(step.ddl(), Way.BACK, step.title(), (tx, ran) -> write(tx, position, next, ran, "undone"));
        return Progress.written(changed ? "" : "was not there");
    }

    private void write(Connection tx, Position position, String next, boolean ran, String action) throws SQLException {
        Moves.step(run, tx, position, next);
        run.journal()
                .audit()
                .append(tx, position.id(), run.who(), action, step.name(), ran ? "" : "found it so, by definition");
    }
}
