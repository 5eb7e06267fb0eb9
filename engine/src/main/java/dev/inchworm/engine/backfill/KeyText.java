// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inchworm.core.chunk.Key;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys as they stand in the journal: an array of texts in JSON. */
final class KeyText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KeyText() {}

    static @Nullable String write(Optional<Key> key) {
        if (key.isEmpty()) {
            return null;
        }
        try {
            return JSON.writeValueAsString(key.get().values());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    static Optional<Key> read(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Key(List.of(JSON.readValue(text, String[].class))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("inchworm.segment holds a key that is not an array of texts", e);
        }
    }
}
