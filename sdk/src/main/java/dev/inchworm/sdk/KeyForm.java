// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.route.Side;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How a key decides: as text, or as a number without making its digits. */
interface KeyForm<K> {

    Side side(MigrationHandle handle, Decision now, @Nullable K key);

    /** Stands for the key in samples of mismatches. */
    long hash(K key);

    /** By the key's owner as text. */
    static <K> KeyForm<K> text(Function<? super K, @Nullable String> owner) {
        return new KeyForm<>() {
            @Override
            public Side side(MigrationHandle handle, Decision now, @Nullable K key) {
                return handle.side(now, key == null ? null : owner.apply(key));
            }

            @Override
            public long hash(K key) {
                String text = owner.apply(key);
                return text == null ? 0 : text.hashCode();
            }
        };
    }

    /** By the key's owner as a number. */
    static <K> KeyForm<K> number(ToLongFunction<? super K> owner) {
        return new KeyForm<>() {
            @Override
            public Side side(MigrationHandle handle, Decision now, @Nullable K key) {
                return key == null ? handle.side(now, null) : handle.side(now, owner.applyAsLong(key));
            }

            @Override
            public long hash(K key) {
                return owner.applyAsLong(key);
            }
        };
    }

    /** The key itself: whole numbers as numbers, anything else as its text. */
    static <K> KeyForm<K> itself() {
        return new KeyForm<>() {
            @Override
            public Side side(MigrationHandle handle, Decision now, @Nullable K key) {
                if (key instanceof Long || key instanceof Integer || key instanceof Short) {
                    return handle.side(now, ((Number) key).longValue());
                }
                return handle.side(now, key == null ? null : key.toString());
            }

            @Override
            public long hash(K key) {
                return key instanceof Number number
                        ? number.longValue()
                        : key.toString().hashCode();
            }
        };
    }
}
