// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Position;
import java.util.List;

/** How one kind of step is done and taken back. Called again and again until it says that it is done. */
public interface Action {

    /** Does what is left to do, or as much of it as can be done now. */
    Progress forward(Position position);

    /** Takes back what is there to be taken back. */
    Progress back(Position position);

    /** The commands by which a person gives what the step waits for; none while it waits for nobody. */
    default List<String> asks(Position position) {
        return List.of();
    }

    /** The action of a step. */
    static Action of(Run run, Step step) {
        if (step instanceof Step.Apply apply) {
            return new ApplyAction(run, apply);
        } else if (step instanceof Step.Sync sync) {
            return new SyncAction(run, sync);
        } else if (step instanceof Step.Backfill backfill) {
            return new BackfillAction(run, backfill);
        } else if (step instanceof Step.Verify verify) {
            return new VerifyAction(run, verify);
        } else if (step instanceof Step.Ramp ramp) {
            return new RampAction(run, ramp);
        } else if (step instanceof Step.AwaitReplicas) {
            return new ReplicasAction(run);
        } else if (step instanceof Step.Hold hold) {
            return new HoldAction(run, hold);
        } else if (step instanceof Step.Approve approve) {
            return new ApproveAction(run, approve);
        } else if (step instanceof Step.Archive archive) {
            return new ArchiveAction(run, archive);
        } else if (step instanceof Step.Shadow shadow) {
            return new ShadowAction(run, shadow);
        }
        throw new IllegalStateException("no action for " + step.name());
    }
}
