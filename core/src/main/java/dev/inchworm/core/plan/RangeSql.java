// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.plan;

import dev.inchworm.core.chunk.KeyRange;
import java.util.Map;

/**
 * One statement over a range of keys, spelled once for each combination of bounds.
 *
 * <p>Every bound value is bound as text, in the order of {@link KeyRange#parameters}; further parameters follow.
 */
public record RangeSql(Map<KeyRange.Bounds, String> byBounds) {

    /** Copies the statements; all combinations must be there. */
    public RangeSql {
        byBounds = Map.copyOf(byBounds);
        if (byBounds.size() != KeyRange.Bounds.values().length) {
            throw new IllegalArgumentException("a statement is missing for some bounds: " + byBounds.keySet());
        }
    }

    /** The statement for the bounds that {@code range} has. */
    public String sql(KeyRange range) {
        String sql = byBounds.get(range.bounds());
        if (sql == null) {
            throw new IllegalStateException("no statement for " + range.bounds());
        }
        return sql;
    }
}
