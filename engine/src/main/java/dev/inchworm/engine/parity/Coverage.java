// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import java.util.Optional;

/**
 * The proof that a pass has judged every key: each range begins where the one before ended, the first one is open below
 * and the last one open above.
 *
 * <p>It keeps only the last bound, so it costs the same for every table.
 */
final class Coverage {

    private Optional<Key> end = Optional.empty();
    private boolean isClosed;
    private long chunks;

    /** What has not been judged yet. */
    KeyRange rest() {
        return new KeyRange(end, Optional.empty());
    }

    /**
     * Takes a range that was judged.
     *
     * @throws IllegalStateException if it leaves keys out or covers keys twice
     */
    void judged(KeyRange range) {
        if (isClosed || !range.after().equals(end)) {
            throw new IllegalStateException("a range of keys does not begin where the one before ended");
        }
        end = range.upTo();
        isClosed = range.upTo().isEmpty();
        chunks++;
    }

    /** Whether every key was judged. */
    boolean isWhole() {
        return isClosed && chunks > 0;
    }

    long chunks() {
        return chunks;
    }
}
