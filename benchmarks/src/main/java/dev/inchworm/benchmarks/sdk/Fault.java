// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What the two sides and the comparison do in one trial.
 *
 * @param old the side that is right
 * @param fresh the side that is being tried
 * @param comparator says whether both answered the same
 */
record Fault(Function<Owner, String> old, Function<Owner, String> fresh, BiPredicate<String, String> comparator) {

    static final Owner OWNER = new Owner(1, "customer-1");
    static final String ROW = "row";

    /** A new side that does {@code fresh}; everything else is well. */
    static Fault ofNew(Function<Owner, String> fresh) {
        return new Fault(owner -> ROW, fresh, String::equals);
    }

    /** Sides that agree, and a comparison that does {@code comparator}. */
    static Fault ofComparator(BiPredicate<String, String> comparator) {
        return new Fault(owner -> ROW, owner -> ROW, comparator);
    }
}
