// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.route.Side;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys that read one side whatever the percentage says; the deny-list has the last word.
 *
 * <p>Numbers are kept twice, so that neither form of a key allocates when it is looked up.
 */
final class KeyLists {

    static final KeyLists NONE = new KeyLists(Set.of(), Set.of());

    private final Set<String> allowed;
    private final Set<String> denied;
    private final long[] allowedNumbers;
    private final long[] deniedNumbers;
    private final boolean isEmpty;

    KeyLists(Collection<String> allowed, Collection<String> denied) {
        this.allowed = Set.copyOf(allowed);
        this.denied = Set.copyOf(denied);
        this.allowedNumbers = numbers(this.allowed);
        this.deniedNumbers = numbers(this.denied);
        this.isEmpty = allowed.isEmpty() && denied.isEmpty();
    }

    /** The side of that key; null if no list has it. */
    @Nullable Side of(String key) {
        if (isEmpty) {
            return null;
        }
        return denied.contains(key) ? Side.OLD : allowed.contains(key) ? Side.NEW : null;
    }

    /** As {@link #of(String)} with the number's digits. */
    @Nullable Side of(long key) {
        if (isEmpty) {
            return null;
        }
        if (Arrays.binarySearch(deniedNumbers, key) >= 0) {
            return Side.OLD;
        }
        return Arrays.binarySearch(allowedNumbers, key) >= 0 ? Side.NEW : null;
    }

    private static long[] numbers(Set<String> keys) {
        return keys.stream()
                .filter(KeyLists::isNumber)
                .mapToLong(Long::parseLong)
                .sorted()
                .toArray();
    }

    private static boolean isNumber(String key) {
        try {
            return Long.toString(Long.parseLong(key)).equals(key);
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
