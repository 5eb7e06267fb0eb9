// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.session.Failed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** The ways in which a backfill gives up, told in three parts; no value of a row is in them. */
final class Refusals {

    private static final int HASH_DIGITS = 12;

    private Refusals() {}

    static InchwormException notRead(BackfillJob job, Failed cause) {
        return new InchwormException(
                ErrorCode.CHUNK_NOT_APPLIED,
                "the segments of %s could not be written or read: %s"
                        .formatted(job.plan().table().name(), said(cause)),
                "every committed chunk is kept; the old side serves reads and writes",
                resume(job),
                cause);
    }

    static InchwormException noProgress(BackfillJob job, Segment at, Duration since, String why, Failed cause) {
        return new InchwormException(
                ErrorCode.CHUNK_NOT_APPLIED,
                "no chunk of %s was applied for %d min; %s"
                        .formatted(job.plan().table().name(), since.toMinutes(), why),
                kept(at),
                resume(job),
                cause);
    }

    static InchwormException rowFails(BackfillJob job, Segment at, Key key, Failed cause) {
        return new InchwormException(
                ErrorCode.CHUNK_NOT_APPLIED,
                "the mapping fails on one row of %s, key hash %s: %s"
                        .formatted(job.plan().table().name(), hash(key), said(cause)),
                kept(at) + "; the row is the first one above that checkpoint",
                "correct the row or the mapping, then " + resume(job),
                cause);
    }

    static InchwormException chunkFails(BackfillJob job, Segment at, Failed cause) {
        return new InchwormException(
                ErrorCode.CHUNK_NOT_APPLIED,
                "a chunk of %s failed: %s".formatted(job.plan().table().name(), said(cause)),
                kept(at),
                resume(job),
                cause);
    }

    /** What the server said, without what it quotes: that may be a value. */
    static String said(Failed cause) {
        return "%s (SQLState %s)".formatted(cause.reason().replaceAll("\"[^\"]*\"", "\"...\""), cause.state());
    }

    private static String kept(Segment at) {
        return "the old side serves reads and writes; every committed chunk is kept, the checkpoint is in"
                + " inchworm.segment, no %d".formatted(at.no());
    }

    private static String resume(BackfillJob job) {
        return "inchworm resume " + job.plan().migration();
    }

    private static String hash(Key key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\u0000", key.values()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
