// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Leaves out of a listed row what nobody asked to see: its key becomes a hash, its sides the names of columns. */
final class Redaction {

    private static final int HASH_DIGITS = 16;

    private final Plan plan;
    private final boolean showsValues;

    Redaction(Plan plan, boolean showsValues) {
        this.plan = plan;
        this.showsValues = showsValues;
    }

    ListedRow row(String kind, String key, String oldSide, String newSide) {
        if (showsValues) {
            return new ListedRow(kind, key, oldSide, newSide);
        }
        return new ListedRow(
                kind,
                "sha256:" + hash(key),
                String.join(", ", plan.oldColumns()),
                String.join(
                        ", ",
                        plan.mapping().newColumns().stream().map(Column::name).toList()));
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
