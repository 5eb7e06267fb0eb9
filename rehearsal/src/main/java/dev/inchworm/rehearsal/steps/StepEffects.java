// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.steps;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.journal.Direction;
import java.util.List;

/**
 * What the statements of one step did.
 *
 * @param phase of the step
 * @param direction forward or back
 * @param step its name in the plan
 * @param locks on tables that were there before, the strongest of each, as {@code ACCESS EXCLUSIVE on public.orders}
 * @param rewritten tables whose rows were written anew
 * @param scanned tables that were read from end to end
 */
public record StepEffects(
        Phase phase,
        Direction direction,
        String step,
        List<String> locks,
        List<String> rewritten,
        List<String> scanned) {

    /** Copies the lists. */
    public StepEffects {
        locks = List.copyOf(locks);
        rewritten = List.copyOf(rewritten);
        scanned = List.copyOf(scanned);
    }
}
