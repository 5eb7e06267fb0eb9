// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.rehearsal.trial.TrialDatabase;

/**
 * A place where a rehearsal stands still, so that others can look at the trial database and try things on it.
 *
 * <p>Going forward, a phase is stopped at before its steps (everything of the phase before it is done) and after them.
 * Going back, it is stopped at before its steps are taken back and after. DUAL_WRITE and EXPAND are taken back
 * together, since a migration cannot rest between them: on the way back DUAL_WRITE has only its stop before, EXPAND
 * only its stop after.
 *
 * @param trial the database; whoever changes something in it takes that back
 * @param plan as it is run here: the live plan's statements, with windows, soaks and holds of no length
 * @param phase whose steps come next, or were the last
 * @param direction forward or back
 * @param moment before or after its steps
 */
public record Stop(TrialDatabase trial, Plan plan, Phase phase, Direction direction, Moment moment) {

    /** Where in a phase. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    /** The place as people read it: {@code BACKFILL, forward, after its steps}. */
    public String place() {
        return "%s, %s, %s its steps".formatted(phase, direction.label(), moment == Moment.BEFORE ? "before" : "after");
    }
}
