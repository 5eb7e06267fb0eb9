// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A statement as it may be shown: without values, without comments, one space between words, lists of values as one.
 *
 * @param text at most {@value #LENGTH_MAX} characters
 * @param fingerprint 16 hexadecimal digits, the same for every statement that differs only in values, comments, space
 *     and the case of unquoted words
 */
record SqlText(String text, String fingerprint) {

    /** Characters shown. */
    static final int LENGTH_MAX = 500;

    private static final int FINGERPRINT_BYTES = 8;
    private static final Set<String> NO_SPACE_BEFORE = Set.of(",", ")", ".", ";", "::", "]", "[");
    private static final Set<String> NO_SPACE_AFTER = Set.of("(", ".", "::", "[");
    private static final Set<String> SPACE_BEFORE_PARENTHESIS = Set.of(
            "in",
            "values",
            "and",
            "or",
            "not",
            "as",
            "on",
            "where",
            "select",
            "from",
            "into",
            "exists",
            "by",
            "when",
            "then",
            "else",
            "over",
            "using",
            "with",
            "set",
            "union",
            "all",
            "returning",
            "between",
            "is",
            "having");

    static SqlText of(List<SqlWord> words) {
        List<SqlWord> shown = new ArrayList<>(words.size());
        words.forEach(word -> add(shown, word));
        StringBuilder text = new StringBuilder();
        StringBuilder folded = new StringBuilder();
        SqlWord last = null;
        for (SqlWord word : shown) {
            if (last != null && isSpaced(last, word)) {
                text.append(' ');
                folded.append(' ');
            }
            text.append(word.text());
            folded.append(word.kind() == SqlWord.Kind.NAME ? word.folded() : word.text());
            last = word;
        }
        return new SqlText(text.substring(0, cut(text)), hash(folded.toString()));
    }

    /** Adds a word; a value after a value and a comma is one value, a list of values after a list is one list. */
    private static void add(List<SqlWord> shown, SqlWord word) {
        int size = shown.size();
        if (word.kind() == SqlWord.Kind.VALUE && endsWith(shown, "?", ",")) {
            shown.remove(size - 1);
        } else if (word.isSign(")") && endsWith(shown, "(", "?", ")", ",", "(", "?")) {
            shown.subList(size - 3, size).clear();
        } else {
            shown.add(word);
        }
    }

    private static boolean endsWith(List<SqlWord> shown, String... ending) {
        int from = shown.size() - ending.length;
        if (from < 0) {
            return false;
        }
        for (int i = 0; i < ending.length; i++) {
            if (shown.get(from + i).isName() || !shown.get(from + i).text().equals(ending[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpaced(SqlWord last, SqlWord word) {
        if (word.isSign("(")) {
            return !last.isName()
                    ? !NO_SPACE_AFTER.contains(last.text())
                    : SPACE_BEFORE_PARENTHESIS.contains(last.folded()) && last.kind() == SqlWord.Kind.NAME;
        }
        return !(word.kind() == SqlWord.Kind.SIGN && NO_SPACE_BEFORE.contains(word.text()))
                && !(last.kind() == SqlWord.Kind.SIGN && NO_SPACE_AFTER.contains(last.text()));
    }

    /** Where to cut, so that no character of two units is halved. */
    private static int cut(CharSequence text) {
        if (text.length() <= LENGTH_MAX) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(LENGTH_MAX - 1)) ? LENGTH_MAX - 1 : LENGTH_MAX;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            return "%016x".formatted(text.toLowerCase(Locale.ROOT).hashCode());
        }
    }
}
