// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import org.jspecify.annotations.Nullable;

/**
 * How one side is read by a key.
 *
 * @param <K> what the row is found by
 * @param <R> what is read
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface KeyedRead<K, R, X extends Exception> {

    /** Reads what belongs to {@code key}; null or an empty {@code Optional} where there is no such row. */
    @Nullable R read(K key) throws X;
}
