// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import java.util.Optional;

/**
 * A range of keys and how far it is copied.
 *
 * @param no its number, in the order of the keys
 * @param range all of it
 * @param reached up to which key it is copied, if any is
 */
record Segment(int no, KeyRange range, Optional<Key> reached) {

    /** What is still to be copied. */
    KeyRange rest() {
        return reached.map(range::from).orElse(range);
    }
}
