// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.phase.Phase;

/** A version of the application. */
enum Version {
    /** Knows the old side only. */
    V1,
    /** Writes both sides where it may, and reads by the route. */
    V2,
    /** Knows the new side only. */
    V3;

    /** Whether it may be live in that phase, as the plan says. */
    boolean isLiveIn(Phase phase) {
        return switch (this) {
            case V1 -> phase != Phase.CONTRACT && phase != Phase.DONE;
            case V2 -> V1.isLiveIn(phase) && phase != Phase.PREPARE;
            case V3 -> phase != Phase.PREPARE && phase != Phase.EXPAND;
        };
    }
}
