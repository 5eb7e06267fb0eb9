// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of our own objects, never longer than the server keeps. */
final class Names {

    /** The server cuts longer names off, so that two may become one. */
    static final int BYTES_MAX = 63;

    private static final int HASH_DIGITS = 8;

    private Names() {}

    /** {@code prefix} and {@code name}; where that is too long, the end gives way to a hash of the whole. */
    static String of(String prefix, String name) {
        String whole = prefix + name;
        if (bytes(whole) <= BYTES_MAX) {
            return whole;
        }
        StringBuilder kept = new StringBuilder();
        whole.codePoints()
                .takeWhile(point -> bytes(kept.toString() + Character.toString(point)) <= BYTES_MAX - HASH_DIGITS - 1)
                .forEach(kept::appendCodePoint);
        return kept + "_" + hash(whole);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
