// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.core.phase.Phase;

/**
 * Where the migration stands, as the people who deploy the shop know it.
 *
 * @param phase the phase it is in
 * @param isBack whether it is being undone
 * @param isSynced whether a write to the new side alone reaches the old side
 */
public record Position(Phase phase, boolean isBack, boolean isSynced) {
    /** Before anything has begun. */
    public static final Position START = new Position(Phase.PREPARE, false, false);
}
