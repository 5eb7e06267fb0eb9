// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import java.util.Set;

/** Which words of an expression are SQL's own, and where a name stands that only a column can have. */
final class SqlWords {

    /** What stands before the name of a type. */
    static final String CAST = "::";

    private static final Set<String> BEFORE_OTHERS = Set.of(CAST, ".", "as", "collate", "extract");

    /** Words that SQL gives a meaning in expressions, or that name parts of a type or of a time. */
    private static final Set<String> KEYWORDS = Set.of("""
            absent all and any array as asc asymmetric at between both by case cast collate current_catalog
            current_date current_role current_schema current_time current_timestamp current_user day dec decimal
            default desc distinct double else end epoch escape exists extract false filter first following for from
            full group having hour ilike in interval into is isnull json key last leading like local localtime
            localtimestamp microseconds milliseconds minute month nfc nfd nfkc nfkd normalized not notnull null nulls
            of on only operator or order out over overlay placing position preceding precision quarter range row rows
            scalar second select session_user set similar some substring symmetric system_user table then time
            timestamp timezone to trailing treat trim true unbounded unique unknown user using value values variadic
            varying when where window with within without year zone""".strip().split("\\s+"));

    private SqlWords() {}

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /**
     * Whether a name that is no keyword stands for a column: not a function, a type, a text's type, or a part of a
     * longer name.
     *
     * @param before what stands before it, in lower case; empty at the beginning
     * @param after the next character that is no blank
     */
    static boolean isColumn(String before, char after) {
        return !BEFORE_OTHERS.contains(before) && after != '(' && after != '.' && after != '\'';
    }
}
