// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

/**
 * How both sides are read in the dark; made once and kept. Both run on workers, never on a thread of the application.
 *
 * @param old reads the old side again, when answers differed
 * @param fresh reads the new side; on connections of its own, see {@link ShadowDataSource}
 * @param <K> the key
 * @param <R> what a read returns
 */
public record BothSides<K, R>(KeyedSide<K, R> old, KeyedSide<K, R> fresh) {

    static <R> BothSides<Boolean, R> of(SideRead<R> old, SideRead<R> fresh) {
        return new BothSides<>(key -> old.read(), key -> fresh.read());
    }
}
