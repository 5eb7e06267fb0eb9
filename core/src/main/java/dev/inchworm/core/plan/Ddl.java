// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.plan;

import dev.inchworm.core.catalog.LockClass;
import java.util.List;

/**
 * A change of the schema, there and back, in one transaction each.
 *
 * @param forward statements that make it, in order; empty if there is nothing to do on the way there
 * @param back statements that take it back, in order; empty if there is nothing to do on the way back
 * @param lock the strongest lock of {@code forward}
 * @param backLock the strongest lock of {@code back}
 * @param probe a query of one row with one text, {@code done}, {@code undone} or {@code differs: why}: where the live
 *     catalog stands, by definition and not by name
 */
public record Ddl(List<String> forward, List<String> back, LockClass lock, LockClass backLock, String probe) {

    /** Copies the statements. */
    public Ddl {
        forward = List.copyOf(forward);
        back = List.copyOf(back);
    }
}
