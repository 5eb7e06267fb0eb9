// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes a statement apart into words, and leaves every value and comment behind.
 *
 * <p>Total: what is not closed ends with the text, and what is not understood is a sign. One pass, no recursion.
 */
final class SqlWords {

    /** Characters looked at; what follows in a longer statement is left out. */
    static final int LENGTH_MAX = 20_000;

    private static final Set<String> PREFIXES = Set.of("e", "b", "x", "n");

    private final String sql;
    private final int end;
    private final Quoting quoting;
    private final List<SqlWord> words = new ArrayList<>();
    private int at;

    private SqlWords(String sql, Quoting quoting) {
        this.sql = sql;
        this.end = Math.min(sql.length(), LENGTH_MAX);
        this.quoting = quoting;
    }

    /** The words of {@code sql} in order. */
    static List<SqlWord> of(String sql, Quoting quoting) {
        SqlWords reader = new SqlWords(sql, quoting);
        while (reader.at < reader.end) {
            reader.next();
        }
        return reader.words;
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (isLineComment(c)) {
            skipLine();
        } else if (c == '/' && peek(1) == '*') {
            skipBlock();
        } else if (c == '\'') {
            text(c, isEscaped());
        } else if (c == '"' || (c == '`' && quoting == Quoting.MYSQL)) {
            quotes(c);
        } else if (isNameStart(c)) {
            name();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)) && !followsName())) {
            number();
        } else if (c == '$') {
            dollar();
        } else if (c == '?') {
            at++;
            words.add(SqlWord.VALUE);
        } else {
            sign(c);
        }
    }

    private char peek(int ahead) {
        return at + ahead < end ? sql.charAt(at + ahead) : '\0';
    }

    private boolean isLineComment(char c) {
        if (c == '#') {
            return quoting == Quoting.MYSQL;
        }
        return c == '-' && peek(1) == '-' && (quoting == Quoting.ANSI || peek(2) <= ' ');
    }

    private void skipLine() {
        while (at < end && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipBlock() {
        int depth = 0;
        while (at < end) {
            if (peek(0) == '/' && peek(1) == '*') {
                depth = quoting == Quoting.ANSI ? depth + 1 : 1;
                at += 2;
            } else if (peek(0) == '*' && peek(1) == '/') {
                at += 2;
                if (--depth == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
    }

    /** Whether the quote at hand opens a text in which a backslash escapes; takes the prefix letter away. */
    private boolean isEscaped() {
        boolean isEscaped = quoting == Quoting.MYSQL;
        SqlWord last = words.isEmpty() ? SqlWord.VALUE : words.get(words.size() - 1);
        if (followsName() && last.kind() == SqlWord.Kind.NAME && PREFIXES.contains(last.folded())) {
            isEscaped |= last.isKeyword("e");
            words.remove(words.size() - 1);
        }
        return isEscaped;
    }

    private boolean followsName() {
        return at > 0 && isNamePart(sql.charAt(at - 1));
    }

    private void text(char quote, boolean isEscaped) {
        words.add(SqlWord.VALUE);
        skipQuoted(quote, isEscaped);
    }

    /** Goes behind the closing quote; a doubled quote does not close. */
    private void skipQuoted(char quote, boolean isEscaped) {
        at++;
        while (at < end) {
            char c = sql.charAt(at);
            if (c == '\\' && isEscaped) {
                at++;
            } else if (c == quote) {
                if (peek(1) != quote) {
                    at++;
                    return;
                }
                at++;
            }
            at++;
        }
        at = Math.min(at, end);
    }

    private void quotes(char quote) {
        if (quote == '"' && quoting == Quoting.MYSQL) {
            text(quote, true);
            return;
        }
        int start = at;
        skipQuoted(quote, false);
        String text = sql.substring(start, at);
        String inner = text.length() > 1 && text.charAt(text.length() - 1) == quote
                ? text.substring(1, text.length() - 1)
                : text.substring(1);
        words.add(SqlWord.quoted(text, inner));
    }

    private void name() {
        int start = at;
        while (at < end && isNamePart(sql.charAt(at))) {
            at++;
        }
        words.add(SqlWord.name(sql.substring(start, at)));
    }

    private void number() {
        while (at < end) {
            char c = sql.charAt(at);
            boolean isExponentSign = (c == '+' || c == '-') && (sql.charAt(at - 1) | 0x20) == 'e' && isDigit(peek(1));
            if (!isNamePart(c) && c != '.' && !isExponentSign) {
                break;
            }
            at++;
        }
        words.add(SqlWord.VALUE);
    }

    /** A text between dollars, a parameter of the server's own, or a sign. */
    private void dollar() {
        int close = at + 1;
        while (close < end && isNamePart(sql.charAt(close)) && sql.charAt(close) != '$') {
            close++;
        }
        if (close < end && sql.charAt(close) == '$' && !isDigit(peek(1))) {
            String tag = sql.substring(at, close + 1);
            int last = sql.indexOf(tag, close + 1);
            at = last < 0 ? end : Math.min(end, last + tag.length());
            words.add(SqlWord.VALUE);
        } else if (close > at + 1) {
            at = close;
            words.add(SqlWord.VALUE);
        } else {
            sign('$');
        }
    }

    private void sign(char c) {
        boolean isCast = c == ':' && peek(1) == ':';
        words.add(SqlWord.sign(isCast ? "::" : String.valueOf(c)));
        at += isCast ? 2 : 1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_' || (c >= 0x80 && Character.isJavaIdentifierPart(c));
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || (c >= 0x80 && Character.isJavaIdentifierPart(c));
    }
}
