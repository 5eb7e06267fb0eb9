// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.compare;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two answers: names that stand in the program, never anything that stands in a row.
 *
 * @param fields declared names, sorted, each once; empty where nothing differs
 */
public record Difference(List<String> fields) {

    /** The name for a value that is compared as a whole. */
    public static final String VALUE = "value";

    /** The name for an answer that only one side has. */
    public static final String PRESENCE = "presence";

    /** The name for lists of different length. */
    public static final String SIZE = "size";

    private static final Difference NONE = new Difference(List.of());

    /** Keeps its own copy. */
    public Difference {
        fields = List.copyOf(new TreeSet<>(fields));
    }

    /** Nothing differs. */
    public static Difference none() {
        return NONE;
    }

    /** These declared names differ. */
    public static Difference of(String... fields) {
        return new Difference(List.of(fields));
    }

    /** These declared names differ; nothing does where there are none. */
    public static Difference of(Set<String> fields) {
        return fields.isEmpty() ? NONE : new Difference(List.copyOf(fields));
    }

    /** Whether nothing differs. */
    public boolean isNone() {
        return fields.isEmpty();
    }
}
