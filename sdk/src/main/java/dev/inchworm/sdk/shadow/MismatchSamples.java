// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import dev.inchworm.sdk.figure.Comparison;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The latest mismatches of one migration, so many of each result. Threads share it. */
final class MismatchSamples {

    private static final int HASH_BYTES = 8;

    private final Map<Comparison, ArrayDeque<Mismatch>> latest = new EnumMap<>(Comparison.class);
    private final int kept;

    MismatchSamples(int kept) {
        this.kept = kept;
    }

    synchronized void add(Mismatch mismatch) {
        if (kept == 0) {
            return;
        }
        ArrayDeque<Mismatch> same = latest.computeIfAbsent(mismatch.result(), result -> new ArrayDeque<>());
        if (same.size() == kept) {
            same.removeFirst();
        }
        same.addLast(mismatch);
    }

    /** By result, the oldest first. */
    synchronized List<Mismatch> all() {
        List<Mismatch> all = new ArrayList<>();
        latest.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    static String hash(String migration, long keyHash) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((migration + '\n' + keyHash).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
