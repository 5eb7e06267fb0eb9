// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import java.time.Duration;
import java.util.Optional;

/**
 * How a run of a backfill ended.
 *
 * @param haltedBy why it ended early; empty if every key range is done
 * @param rowsLookedAt rows passed over, by every process and in every run; at least, as a range's last rows are counted
 *     only where they changed
 * @param rowsChanged rows that this run changed
 * @param chunks transactions of this run that were committed
 * @param held how long this run was held back
 */
public record BackfillResult(
        Optional<String> haltedBy, long rowsLookedAt, long rowsChanged, long chunks, Duration held) {

    /** Whether every key range is done. */
    public boolean isComplete() {
        return haltedBy.isEmpty();
    }
}
