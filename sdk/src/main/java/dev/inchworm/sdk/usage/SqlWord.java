// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.Locale;

/**
 * One word of a statement.
 *
 * @param kind what it is
 * @param text as written; a question mark for a value
 * @param folded in lower case, without its quotes: what names are compared by
 */
record SqlWord(Kind kind, String text, String folded) {

    static final SqlWord VALUE = new SqlWord(Kind.VALUE, "?", "?");

    /** What a word is. */
    enum Kind {
        /** A name or a keyword. */
        NAME,
        /** A name in quotes, never a keyword. */
        QUOTED,
        /** A value, whose text is gone, or a parameter. */
        VALUE,
        /** An operator or other sign. */
        SIGN
    }

    static SqlWord name(String text) {
        return new SqlWord(Kind.NAME, text, text.toLowerCase(Locale.ROOT));
    }

    static SqlWord quoted(String text, String inner) {
        return new SqlWord(Kind.QUOTED, text, inner.toLowerCase(Locale.ROOT));
    }

    static SqlWord sign(String text) {
        return new SqlWord(Kind.SIGN, text, text);
    }

    /** Whether it may name a table or a column. */
    boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED;
    }

    /** Whether it is this keyword, in lower case. */
    boolean isKeyword(String keyword) {
        return kind == Kind.NAME && folded.equals(keyword);
    }

    /** Whether it is this sign. */
    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }
}
