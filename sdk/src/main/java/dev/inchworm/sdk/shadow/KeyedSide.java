// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import org.jspecify.annotations.Nullable;

/**
 * How one side is read by key; made once and kept, so that a shadow read that is not made allocates nothing.
 *
 * @param <K> the key
 * @param <R> what a read returns
 */
@FunctionalInterface
public interface KeyedSide<K, R> {

    /**
     * Reads what belongs to {@code key}.
     *
     * @return the answer; null where there is none
     * @throws Exception whatever the side throws
     */
    @Nullable R read(K key) throws Exception;
}
