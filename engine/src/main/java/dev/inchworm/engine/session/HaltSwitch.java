// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.session;

import java.util.Optional;

/** Stops all background work of a migration; works when no database answers. */
@FunctionalInterface
public interface HaltSwitch {

    /** Why it is thrown, or empty while it is not. */
    Optional<String> thrown();
}
