// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.route;

import dev.inchworm.core.route.Side;

/**
 * Which sides the database still has.
 *
 * <p>Asked with every decision by any thread, so it must answer from memory: at once, without allocation and without an
 * exception.
 */
@FunctionalInterface
public interface SidePresence {

    /** Whether that side is there; true where it is not known. */
    boolean has(Side side);

    /** Both are there, always. */
    static SidePresence both() {
        return side -> true;
    }
}
