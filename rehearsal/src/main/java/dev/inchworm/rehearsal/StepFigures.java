// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.journal.Direction;

/**
 * What one step of the plan cost on the trial database.
 *
 * @param phase of the step
 * @param direction forward or back
 * @param step its name in the plan
 * @param title one line for people
 * @param nanos its time, waits between rounds included
 * @param walBytes what the server wrote to its log meanwhile, checkpoints and the journal included
 */
public record StepFigures(Phase phase, Direction direction, String step, String title, long nanos, long walBytes) {}
