// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys above {@code after} up to and including {@code upTo}; a side that is absent is open.
 *
 * <p>Half-open ranges that share a bound leave no key out and hold none twice.
 */
public record KeyRange(Optional<Key> after, Optional<Key> upTo) {

    /** Every key there is. */
    public static final KeyRange ALL = new KeyRange(Optional.empty(), Optional.empty());

    /** The part of this range above {@code key}. */
    public KeyRange from(Key key) {
        return new KeyRange(Optional.of(key), upTo);
    }

    /** The part of this range up to and including {@code key}. */
    public KeyRange to(Key key) {
        return new KeyRange(after, Optional.of(key));
    }

    /** Which bounds are present; a dialect writes one statement for each. */
    public Bounds bounds() {
        if (after.isPresent()) {
            return upTo.isPresent() ? Bounds.BETWEEN : Bounds.AFTER;
        }
        return upTo.isPresent() ? Bounds.UP_TO : Bounds.NONE;
    }

    /** The values to bind, in the order of the statement: those of {@code after}, then those of {@code upTo}. */
    public List<String> parameters() {
        List<String> values = new ArrayList<>();
        after.ifPresent(key -> values.addAll(key.values()));
        upTo.ifPresent(key -> values.addAll(key.values()));
        return values;
    }

    /** Which bounds a range has. */
    public enum Bounds {
        NONE,
        AFTER,
        UP_TO,
        BETWEEN
    }
}
