// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.route;

/**
 * The sticky place of a key among {@value #COUNT} buckets.
 *
 * <p>The same key of the same migration and salt always falls into the same bucket, so what reads new at 1 % is a part
 * of what reads new at 10 %. The numbers are part of the contract: they never change.
 *
 * <p>Source: MurmurHash3 x86 32 bit by Austin Appleby (public domain); multiply-shift instead of a remainder.
 */
public final class Bucket {

    /** Buckets in all; a route's percentage is given in the same unit. */
    public static final int COUNT = 10_000;

    private Bucket() {}

    /** The bucket of {@code key}, from 0 to {@value #COUNT} - 1. */
    public static int of(String migration, String salt, String key) {
        return of(seed(migration, salt), key);
    }

    /** What {@link #of(int, String)} needs of a migration and its salt; worth keeping. */
    public static int seed(String migration, String salt) {
        return TextHash.of(0, migration + ":" + salt);
    }

    /** The bucket of {@code key} under that seed. Allocates nothing. */
    public static int of(int seed, String key) {
        return place(TextHash.of(seed, key));
    }

    /** The bucket of the number's decimal digits, as {@code Long.toString(key)} has them. Allocates nothing. */
    public static int of(int seed, long key) {
        return place(TextHash.of(seed, key));
    }

    private static int place(int hash) {
        return (int) ((Integer.toUnsignedLong(hash) * COUNT) >>> 32);
    }
}
