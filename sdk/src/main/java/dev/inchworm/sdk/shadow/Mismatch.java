// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import dev.inchworm.sdk.figure.Comparison;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A shadow read whose two answers differed; holds no key and no value of a row.
 *
 * @param at when it was decided
 * @param migration the migration's id
 * @param keyHash 16 hexadecimal digits of a SHA-256 over migration and key hash; whoever can list all keys can find
 *     which one it is, so treat it as a pseudonym, not as anonymous
 * @param result transient or confirmed, or that one side failed
 * @param fields declared names of what differed; class names of the errors where a side failed
 * @param detail what the application's own {@link ShadowReaderBuilder#reveal} said; empty unless it gave one
 */
public record Mismatch(
        Instant at, String migration, String keyHash, Comparison result, List<String> fields, Optional<String> detail) {

    /** Keeps its own copy. */
    public Mismatch {
        fields = List.copyOf(fields);
    }
}
