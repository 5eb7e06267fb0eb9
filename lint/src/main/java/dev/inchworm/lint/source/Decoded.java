// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import dev.inchworm.lint.source.Trouble.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file's bytes as text.
 *
 * @param text the text; bytes that are no UTF-8 are replaced
 * @param trouble where the first of those is, if there is one
 */
public record Decoded(SourceText text, Optional<Trouble> trouble) {

    /** Reads {@code bytes} as UTF-8; never fails. */
    public static Decoded of(String file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer good = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), good, true);
        SourceText text = new SourceText(file, new String(bytes, StandardCharsets.UTF_8));
        if (!result.isError()) {
            return new Decoded(text, Optional.empty());
        }
        int at = good.position();
        Place place = text.place(at, Math.min(at + 1, text.text().length()));
        return new Decoded(text, Optional.of(new Trouble(Kind.UNREADABLE, "bytes that are not UTF-8", place)));
    }
}
