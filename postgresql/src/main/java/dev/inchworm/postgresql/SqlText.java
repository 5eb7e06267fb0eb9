// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The little that must be known of a text of SQL without asking the server. */
final class SqlText {

    private static final int SHOWN_MAX = 200;
    private static final String HIDDEN = "<insufficient privilege>";

    /** Comments, texts, quoted names, words, numbers; any other character stands for itself. */
    private static final Pattern TOKEN = Pattern.compile("""
            (?<comment>--[^\\n]*|/\\*.*?(\\*/|\\z))\
            |(?<escaped>[eE]'(?:[^'\\\\]|\\\\.|'')*(?<endEscaped>'|\\z))\
            |(?<text>'(?:[^']|'')*(?<endText>'|\\z))\
            |(?<dollar>\\$(?<tag>[A-Za-z_\\x80-\\uffff]*)\\$.*?(\\$\\k<tag>\\$|\\z))\
            |(?<name>"(?:[^"]|"")*(?<endName>"|\\z))\
            |(?<word>[A-Za-z_\\x80-\\uffff][A-Za-z0-9_$\\x80-\\uffff]*)\
            |(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\
            |(?<other>.)""", Pattern.DOTALL);

    private SqlText() {}

    /** The statement with every value replaced by a question mark, on one line, not longer than a person reads. */
    static String withoutValues(String sql) {
        if (sql.equals(HIDDEN)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            if (token.group("comment") != null) {
                text.append(' ');
            } else if (token.group("name") != null || token.group("word") != null || token.group("other") != null) {
                text.append(token.group());
            } else {
                text.append('?');
            }
        }
        String line = text.toString().strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN_MAX ? line : line.substring(0, SHOWN_MAX) + "...";
    }

    /**
     * Why a text cannot stand between two parentheses as one expression, if so.
     *
     * <p>The server judges the rest; this only keeps a text from reaching beyond its place.
     */
    static Optional<String> whyNotOne(String sql, boolean mayHaveCommas) {
        int depth = 0;
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            if (token.group("comment") != null || token.group("dollar") != null) {
                return Optional.of("it holds a comment or a dollar-quoted text");
            }
            String other = token.group("other") == null ? " " : token.group("other");
            depth += "([".contains(other) ? 1 : ")]".contains(other) ? -1 : 0;
            if (depth < 0) {
                return Optional.of("a parenthesis is closed that was never opened");
            }
            if (other.equals(";") || other.equals("\0")) {
                return Optional.of("it is more than one statement");
            }
            if (other.equals(",") && depth == 0 && !mayHaveCommas) {
                return Optional.of("it is more than one expression");
            }
            if (isUnclosed(token)) {
                return Optional.of("a quote is not closed");
            }
        }
        if (depth > 0) {
            return Optional.of("a parenthesis is not closed");
        }
        return sql.isBlank() ? Optional.of("it is empty") : Optional.empty();
    }

    /** The names in a text as the server would read them, each once: words in lower case, quoted ones as they are. */
    static List<String> names(String sql) {
        List<String> names = new ArrayList<>();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            String word = token.group("word");
            String quoted = token.group("name");
            if (word != null) {
                names.add(word.toLowerCase(Locale.ROOT));
            } else if (quoted != null && quoted.length() > 2) {
                names.add(quoted.substring(1, quoted.length() - 1).replace("\"\"", "\""));
            }
        }
        return names.stream().distinct().toList();
    }

    private static boolean isUnclosed(Matcher token) {
        return Stream.of("endEscaped", "endText", "endName")
                .map(token::group)
                .anyMatch(end -> end != null && end.isEmpty());
    }
}
