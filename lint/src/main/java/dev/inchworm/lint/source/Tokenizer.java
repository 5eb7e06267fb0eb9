// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import dev.inchworm.lint.source.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts PostgreSQL's SQL into tokens, comments left out; one pass, no recursion, linear in the text.
 *
 * <p>Something unterminated is told by {@link #trouble()} and ends the text.
 *
 * <p>Source: the server's scan.l.
 */
final class Tokenizer {

    private static final int PLACEHOLDER_LENGTH_MAX = 100;
    private static final int REMARK_LENGTH_MAX = 1_000;
    private static final List<String> MARKS = List.of("inchworm:", "changeset", "goose", "migrate");
    private static final String SINGLE_SIGNS = "()[],;.";
    private static final String OPERATOR_SIGNS = "+-*/<>=~!@#%^&|`?:\\{}";

    private final String text;
    private int at;
    private final List<Remark> remarks = new ArrayList<>();
    private Optional<OpenEnd> trouble = Optional.empty();

    /**
     * Something that has no end.
     *
     * @param message what it is
     * @param start offset where it begins
     */
    record OpenEnd(String message, int start) {}

    /**
     * A comment that speaks to us or to a migration tool.
     *
     * @param text all of it
     * @param start offset of its first character
     * @param end offset after its last character
     */
    record Remark(String text, int start, int end) {}

    Tokenizer(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** What is unterminated, if anything was. */
    Optional<OpenEnd> trouble() {
        return trouble;
    }

    /** The comments read so far that speak to us or to a migration tool. */
    List<Remark> remarks() {
        return remarks;
    }

    /** Offset of the next character to read. */
    int at() {
        return at;
    }

    /** Goes on reading at {@code offset}. */
    void moveTo(int offset) {
        at = offset;
    }

    /** Skips white space and comments; true if something follows. */
    boolean skipBlank() {
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign == '-' && peek(1) == '-') {
                int end = text.indexOf('\n', at);
                int start = at;
                at = end < 0 ? text.length() : end + 1;
                remark(start, end < 0 ? at : end);
            } else if (sign == '/' && peek(1) == '*') {
                skipComment();
            } else if (Character.isWhitespace(sign) || sign == '\uFEFF' || sign == '\0') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    /** The next token; only after {@link #skipBlank} said true. */
    Token next() {
        int start = at;
        char sign = text.charAt(at);
        Kind kind;
        if (sign == '\'') {
            kind = quoted('\'', at + 1, false);
        } else if (sign == '"') {
            kind = quoted('"', at + 1, false);
        } else if (sign == '$' && peek(1) != '{') {
            kind = dollar();
        } else if (Character.isDigit(sign) || (sign == '.' && Character.isDigit(peek(1)))) {
            kind = number();
        } else if (isWordStart(sign) || sign == '$') {
            kind = word(sign);
        } else {
            kind = sign(sign);
        }
        return new Token(kind, text.substring(start, at), start, at);
    }

    private void remark(int start, int end) {
        String comment = text.substring(start, Math.min(end, start + REMARK_LENGTH_MAX));
        if (MARKS.stream().anyMatch(comment::contains)) {
            remarks.add(new Remark(comment.strip(), start, end));
        }
    }

    private void skipComment() {
        int start = at;
        int depth = 0;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                at += 2;
                if (--depth == 0) {
                    remark(start, at);
                    return;
                }
            } else {
                at++;
            }
        }
        fail("comment /* without its end */", start);
    }

    private Kind quoted(char quote, int from, boolean hasEscapes) {
        int start = at;
        at = from;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (hasEscapes && sign == '\\') {
                at += 2;
            } else if (sign == quote && peek(1) == quote) {
                at += 2;
            } else if (sign == quote) {
                at++;
                return quote == '"' ? Kind.QUOTED : Kind.STRING;
            } else {
                at++;
            }
        }
        return fail("quote " + quote + " without its end", start);
    }

    private Kind dollar() {
        int start = at;
        int end = at + 1;
        while (end < text.length() && isWordPart(text.charAt(end)) && text.charAt(end) != '$') {
            end++;
        }
        boolean isTag = end < text.length() && text.charAt(end) == '$' && !Character.isDigit(peek(1));
        if (isTag) {
            String tag = text.substring(at, end + 1);
            int close = text.indexOf(tag, end + 1);
            if (close < 0) {
                return fail("dollar quote " + tag + " without its end", start);
            }
            at = close + tag.length();
            return Kind.STRING;
        }
        at = Math.max(end, at + 1);
        return Kind.PARAMETER;
    }

    private Kind number() {
        while (at < text.length()) {
            char sign = text.charAt(at);
            boolean isExponent = (sign == '+' || sign == '-')
                    && Character.toLowerCase(text.charAt(at - 1)) == 'e'
                    && Character.isDigit(peek(1));
            if (!isExponent && !Character.isLetterOrDigit(sign) && sign != '_' && sign != '.') {
                break;
            }
            at++;
        }
        return Kind.NUMBER;
    }

    private Kind word(char first) {
        char follows = peek(1);
        char lower = Character.toLowerCase(first);
        if (follows == '\'' && "ebxn".indexOf(lower) >= 0) {
            return quoted('\'', at + 2, lower == 'e');
        }
        if (lower == 'u' && follows == '&' && (peek(2) == '\'' || peek(2) == '"')) {
            return quoted(peek(2), at + 3, false);
        }
        while (at < text.length() && isWordPart(text.charAt(at))) {
            boolean isPlaceholder = text.charAt(at) == '$' && peek(1) == '{';
            at = isPlaceholder ? placeholderEnd() : at + 1;
        }
        return Kind.WORD;
    }

    /** After <code>${name}</code>, which migration tools fill in; after the dollar where it has no end nearby. */
    private int placeholderEnd() {
        int end = Math.min(text.length(), at + PLACEHOLDER_LENGTH_MAX);
        for (int i = at; i < end; i++) {
            if (text.charAt(i) == '}') {
                return i + 1;
            }
        }
        return at + 1;
    }

    private Kind sign(char sign) {
        at++;
        if (SINGLE_SIGNS.indexOf(sign) >= 0) {
            return Kind.SIGN;
        }
        if (sign == ':' && isWordStart(peek(0)) && at >= 2 && text.charAt(at - 2) != ':') {
            while (at < text.length() && isWordPart(text.charAt(at))) {
                at++;
            }
            return Kind.PARAMETER;
        }
        if (sign == ':') {
            at += peek(0) == ':' || peek(0) == '=' ? 1 : 0;
            return Kind.SIGN;
        }
        while (at < text.length()
                && OPERATOR_SIGNS.indexOf(text.charAt(at)) >= 0
                && OPERATOR_SIGNS.indexOf(sign) >= 0
                && text.charAt(at) != ':'
                && !text.startsWith("--", at)
                && !text.startsWith("/*", at)) {
            at++;
        }
        return Kind.SIGN;
    }

    private Kind fail(String message, int start) {
        at = text.length();
        if (trouble.isEmpty()) {
            trouble = Optional.of(new OpenEnd(message, start));
        }
        return Kind.SIGN;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private static boolean isWordStart(char sign) {
        return Character.isLetter(sign) || sign == '_' || (sign >= '\u0080' && !Character.isWhitespace(sign));
    }

    private static boolean isWordPart(char sign) {
        return isWordStart(sign) || Character.isDigit(sign) || sign == '$';
    }
}
