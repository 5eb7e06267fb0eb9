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
        return cut(whole, hash(whole));
    }

    /** {@code name}, an underscore and {@code end}; where that is too long, the name gives way. */
    static String cut(String name, String end) {
        int room = BYTES_MAX - bytes(end) - 1;
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .takeWhile(point -> bytes(kept.toString() + Character.toString(point)) <= room)
                .forEach(kept::appendCodePoint);
        return kept + "_" + end;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Eight hex digits that tell one text from another. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
