// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Position;
import java.util.ArrayList;
import java.util.List;

/** Waits until everyone named has approved this plan at this step; coming here again after an undo asks again. */
final class ApproveAction implements Action {

    private final Run run;
    private final Step.Approve step;

    ApproveAction(Run run, Step.Approve step) {
        this.run = run;
        this.step = step;
    }

    @Override
    public Progress forward(Position position) {
        List<String> missing = missing(position);
        return missing.isEmpty()
                ? Progress.done()
                : Progress.person("%s: waits for %s (%s)"
                        .formatted(step.title(), String.join(", ", missing), command(position, missing.get(0))));
    }

    @Override
    public List<String> asks(Position position) {
        return missing(position).stream().map(name -> command(position, name)).toList();
    }

    private static String command(Position position, String name) {
        return "inchworm approve %s --as %s".formatted(position.id(), name);
    }

    private List<String> missing(Position position) {
        List<String> missing = new ArrayList<>(step.approvers());
        missing.removeAll(run.session()
                .inTransaction(Timeouts.SHORT, tx -> run.consent().approved(tx, position, step.name())));
        return missing;
    }

    @Override
    public Progress back(Position position) {
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            run.consent().forget(tx, position.id(), step.name());
            return "";
        });
        return Progress.done();
    }
}
