// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.plan;

import dev.inchworm.core.phase.Phase;
import java.util.List;

/**
 * What one phase does.
 *
 * @param phase which one
 * @param steps in order; undone in the opposite order
 * @param opensWhen what must hold before it begins, for people
 * @param lever the fastest safe way back, for people
 * @param live which application versions may be live in it, for people
 */
public record PhasePlan(Phase phase, List<Step> steps, List<String> opensWhen, String lever, List<String> live) {

    /** Copies the lists. */
    public PhasePlan {
        steps = List.copyOf(steps);
        opensWhen = List.copyOf(opensWhen);
        live = List.copyOf(live);
    }
}
