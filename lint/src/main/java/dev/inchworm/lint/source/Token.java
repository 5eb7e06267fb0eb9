// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import java.util.Locale;

/**
 * One word of SQL.
 *
 * @param kind what it is
 * @param text as it stands in the file
 * @param start offset of its first character in the file
 * @param end offset after its last character
 */
public record Token(Kind kind, String text, int start, int end) {

    /** What a token may be. */
    public enum Kind {
        /** A keyword or an identifier without quotes. */
        WORD,
        /** An identifier in double quotes. */
        QUOTED,
        /** A text in quotes or dollar quotes. */
        STRING,
        /** A number. */
        NUMBER,
        /** A parameter: {@code $1}, {@code :name}, {@code ?}. */
        PARAMETER,
        /** One of {@code ( ) [ ] , ; .} or an operator. */
        SIGN
    }

    /** Whether this is the keyword {@code word} (in any case, not quoted). */
    public boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether this is the sign {@code sign}. */
    public boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Whether this may name something. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** What it names, as the server stores it: folded to lower case, or unquoted. */
    public String name() {
        if (kind == Kind.QUOTED) {
            int from = text.indexOf('"') + 1;
            return text.substring(from, text.length() - 1).replace("\"\"", "\"");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** The text inside the quotes of a {@link Kind#STRING}; anything else as it stands. */
    public String value() {
        if (kind != Kind.STRING) {
            return text;
        }
        int quote = text.indexOf('\'');
        int dollar = text.indexOf('$');
        if (dollar >= 0 && (quote < 0 || dollar < quote)) {
            int tag = text.indexOf('$', dollar + 1) + 1;
            return text.substring(tag, text.length() - tag + dollar);
        }
        return text.substring(quote + 1, text.length() - 1).replace("''", "'");
    }
}
