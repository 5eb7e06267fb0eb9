// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.compare;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says what differs between the answers of both sides to one read.
 *
 * <p>Called on worker threads, several at a time, never on a thread of the application. What it throws is counted and
 * ends this one comparison. It may be interrupted when it takes longer than the deadline of a shadow read.
 *
 * @param <R> what a read returns
 */
@FunctionalInterface
public interface SideComparator<R> {

    /**
     * Compares one pair.
     *
     * @param old the old side's answer; null where it had none
     * @param fresh the new side's answer; null where it had none
     * @return the declared names of what differs, {@link Difference#none()} where nothing does
     * @throws Exception when the two cannot be compared
     */
    Difference compare(@Nullable R old, @Nullable R fresh) throws Exception;

    /**
     * This comparator over values that were normalised first, both sides alike.
     *
     * @param normalizer gets no null; must leave its argument as it was
     */
    default SideComparator<R> after(UnaryOperator<R> normalizer) {
        return (old, fresh) ->
                compare(old == null ? null : normalizer.apply(old), fresh == null ? null : normalizer.apply(fresh));
    }
}
