// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.route;

import java.nio.charset.StandardCharsets;

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
        int seed = murmur3((migration + ":" + salt).getBytes(StandardCharsets.UTF_8), 0);
        int hash = murmur3(key.getBytes(StandardCharsets.UTF_8), seed);
        return (int) ((Integer.toUnsignedLong(hash) * COUNT) >>> 32);
    }

    static int murmur3(byte[] data, int seed) {
        int hash = seed;
        int blocks = data.length / 4;
        for (int i = 0; i < blocks; i++) {
            hash = Integer.rotateLeft(hash ^ mixed(littleEndian(data, i * 4, 4)), 13) * 5 + 0xe6546b64;
        }
        int rest = data.length % 4;
        if (rest > 0) {
            hash ^= mixed(littleEndian(data, blocks * 4, rest));
        }
        return finished(hash ^ data.length);
    }

    private static int littleEndian(byte[] data, int from, int count) {
        int block = 0;
        for (int i = 0; i < count; i++) {
            block |= (data[from + i] & 0xff) << (8 * i);
        }
        return block;
    }

    private static int mixed(int block) {
        return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }

    private static int finished(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
