// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import java.util.List;

/**
 * One statement of a file, not yet understood.
 *
 * @param source the file
 * @param tokens its tokens without the semicolon; not empty
 * @param place from its first token to its last
 * @param isCut whether it has more tokens than are kept, as the rows of a very long {@code INSERT}
 */
public record SourceStatement(SourceText source, List<Token> tokens, Place place, boolean isCut) {

    /** As it stands in the file. */
    public String text() {
        return source.text(place.start(), place.end());
    }
}
