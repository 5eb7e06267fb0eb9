// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import java.util.List;

/**
 * One statement of a file, not yet understood.
 *
 * @param source the file
 * @param tokens its tokens without the semicolon; not empty
 * @param place from its first token to its last
 */
public record SourceStatement(SourceText source, List<Token> tokens, Place place) {

    /** A statement of these tokens. */
    static SourceStatement of(SourceText source, List<Token> tokens) {
        int start = tokens.get(0).start();
        int end = tokens.get(tokens.size() - 1).end();
        return new SourceStatement(source, List.copyOf(tokens), source.place(start, end));
    }

    /** As it stands in the file. */
    public String text() {
        return source.text(place.start(), place.end());
    }
}
