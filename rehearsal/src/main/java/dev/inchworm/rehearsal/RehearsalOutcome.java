// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import java.time.Duration;
import java.util.List;

/**
 * What a rehearsal showed.
 *
 * @param problems why it did not pass; none if it did
 * @param notes what is worth knowing and no problem
 * @param phases figures of every phase that has steps, in order
 * @param steps figures of every step, forward and then back
 * @param took the whole time
 */
public record RehearsalOutcome(
        List<Problem> problems, List<String> notes, List<PhaseFigures> phases, List<StepFigures> steps, Duration took) {

    /** Copies the lists. */
    public RehearsalOutcome {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        phases = List.copyOf(phases);
        steps = List.copyOf(steps);
    }

    /** Whether nothing speaks against running the plan for real. */
    public boolean passed() {
        return problems.isEmpty();
    }
}
