// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.plan;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value of records, lists and maps as one text, without any ambiguity: every leaf carries its length.
 *
 * <p>Lists keep their order; maps are written in the order of their keys, so two equal maps give one text.
 */
final class Canonical {

    private Canonical() {}

    static String sha256(Object value) {
        StringBuilder text = new StringBuilder();
        write(text, value);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void write(StringBuilder text, @Nullable Object value) {
        if (value instanceof Record fields) {
            writeRecord(text, fields);
        } else if (value instanceof Collection<?> items) {
            text.append('[');
            items.forEach(item -> write(text, item));
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), List.of(item)));
            text.append('{');
            sorted.forEach((key, item) -> {
                write(text, key);
                write(text, item);
            });
            text.append('}');
        } else if (value instanceof Optional<?> maybe) {
            write(text, maybe.isPresent() ? List.of(maybe.get()) : List.of());
        } else {
            String leaf = String.valueOf(value);
            text.append(leaf.length()).append(':').append(leaf);
        }
    }

    private static void writeRecord(StringBuilder text, Record fields) {
        text.append('(').append(fields.getClass().getSimpleName());
        try {
            for (RecordComponent component : fields.getClass().getRecordComponents()) {
                write(text, component.getAccessor().invoke(fields));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record of ours can be read", e);
        }
        text.append(')');
    }
}
