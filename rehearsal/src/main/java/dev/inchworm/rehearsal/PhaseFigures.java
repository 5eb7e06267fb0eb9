// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.phase.Phase;
import java.util.OptionalLong;

/**
 * What one phase cost on the trial database, forward and back.
 *
 * @param phase which one
 * @param forwardNanos time of its steps, gates included
 * @param backNanos time of taking them back; empty where it is taken back together with another phase
 * @param walBytes what the server wrote to its log on the way forward
 * @param diskBytes by how much the table with its indexes grew on the way forward; less than nothing if it shrank
 * @param undone whether taking it back restored catalog and data
 */
public record PhaseFigures(
        Phase phase, long forwardNanos, OptionalLong backNanos, long walBytes, long diskBytes, boolean undone) {}
