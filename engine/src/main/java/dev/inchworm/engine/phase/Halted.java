// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

/** Thrown out of a step when the halt switch is thrown; nothing is left half done. */
public final class Halted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Halted(String message) {
        super(message);
    }
}
