// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.phase.Phase;

/**
 * How a run ended.
 *
 * @param kind what it means for whoever started it
 * @param phase where the migration stands
 * @param text one line for people
 */
public record Outcome(Kind kind, Phase phase, String text) {

    /** What it means. */
    public enum Kind {
        /** It came to where it was to go. */
        REACHED,
        /** A person has to do something first. */
        WAITS_FOR_PERSON,
        /** It is paused or halted. */
        STOPPED
    }
}
