// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.engine.journal.Position;

/** Waits until every listed replica has replayed everything up to now. */
final class ReplicasAction implements Action {

    private final Run run;

    ReplicasAction(Run run) {
        this.run = run;
    }

    @Override
    public Progress forward(Position position) {
        return run.sensing()
                .replicasBehind(run.sensing().position())
                .map(Progress::waits)
                .orElseGet(Progress::done);
    }

    @Override
    public Progress back(Position position) {
        return Progress.done();
    }
}
