// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Position;

/** Shadow reads have no sensor yet: the step says so and rests on server parity. */
final class ShadowAction implements Action {

    private final Run run;
    private final Step.Shadow step;

    ShadowAction(Run run, Step.Shadow step) {
        this.run = run;
        this.step = step;
    }

    @Override
    public Progress forward(Position position) {
        run.news().accept(step.title() + ": not measured; no application reports shadow reads");
        return Progress.done("not measured");
    }

    @Override
    public Progress back(Position position) {
        return Progress.done();
    }
}
