// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a text as the server's lexer would, far enough to know that it is one expression and which words it uses.
 *
 * <p>What an expression means is for the server to judge; here only its shape is.
 */
final class SqlScan {

    /** Characters of one expression. */
    static final int LENGTH_MAX = 8_000;

    /** Brackets within brackets. */
    static final int DEPTH_MAX = 100;

    private static final String OPENING = "([";
    private static final String CLOSING = ")]";

    private final String sql;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private int at;
    private String before = "";
    private Optional<String> problem = Optional.empty();

    private SqlScan(String sql) {
        this.sql = sql;
    }

    /** Why the text is not one expression, with the place in it; empty if it is. */
    static Optional<String> problem(String sql) {
        return scan(sql).problem;
    }

    /** The names it uses, quoted ones as they are, others in lower case; of a text that is one expression. */
    static Set<String> names(String sql) {
        return scan(sql).names;
    }

    /** Of those names the ones that nothing but a column can have, see {@link SqlWords}. */
    static Set<String> columns(String sql) {
        return scan(sql).columns;
    }

    private static SqlScan scan(String sql) {
        SqlScan scan = new SqlScan(sql);
        if (sql.isBlank()) {
            scan.problem = Optional.of("is empty");
        } else if (sql.length() > LENGTH_MAX) {
            scan.problem = Optional.of("is longer than " + LENGTH_MAX + " characters");
        } else {
            while (scan.at < sql.length() && scan.problem.isEmpty()) {
                int start = scan.at;
                scan.step();
                scan.passed(start);
            }
            scan.end();
        }
        return scan;
    }

    /** Keeps what stands before the next word; blanks stand nowhere. */
    private void passed(int start) {
        String token = sql.substring(start, Math.max(start, Math.min(at, sql.length())));
        if (!token.isBlank()) {
            boolean isCast = token.equals(":") && before.equals(":");
            before = isCast ? SqlWords.CAST : token.toLowerCase(Locale.ROOT);
        }
    }

    private void end() {
        if (problem.isEmpty() && !open.isEmpty()) {
            at = open.pop();
            fail("has a '" + sql.charAt(at) + "' that is never closed");
        }
    }

    private void step() {
        char here = sql.charAt(at);
        if (startsWith("--") || startsWith("/*")) {
            fail("has a comment");
        } else if (here == '\'') {
            quoted('\'', false);
        } else if (here == '"') {
            quotedName();
        } else if (here == '$') {
            dollar();
        } else if (isNameStart(here)) {
            word();
        } else if (Character.isDigit(here)) {
            number();
        } else if (here == ';') {
            fail("has a ';': it is one expression, not a statement");
        } else if (here == '\0') {
            fail("has a NUL character");
        } else if (here == ',' && open.isEmpty()) {
            fail("has a ',' outside brackets: it is one expression");
        } else {
            bracket(here);
            at++;
        }
    }

    private void bracket(char here) {
        if (OPENING.indexOf(here) >= 0) {
            open.push(at);
            if (open.size() > DEPTH_MAX) {
                fail("has more than " + DEPTH_MAX + " brackets within brackets");
            }
        } else if (CLOSING.indexOf(here) >= 0) {
            boolean fits = !open.isEmpty() && OPENING.indexOf(sql.charAt(open.peek())) == CLOSING.indexOf(here);
            if (fits) {
                open.pop();
            } else {
                fail("has a '" + here + "' that nothing opens");
            }
        }
    }

    private void quoted(char quote, boolean backslashes) {
        int start = at++;
        while (at < sql.length()) {
            char here = sql.charAt(at);
            if (backslashes && here == '\\') {
                at += 2;
            } else if (here == quote && at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                at += 2;
            } else if (here == quote) {
                at++;
                return;
            } else {
                at++;
            }
        }
        at = start;
        fail("has a " + (quote == '"' ? "quoted name" : "text") + " that is never closed");
    }

    private void quotedName() {
        int start = at;
        quoted('"', false);
        if (problem.isEmpty()) {
            named(sql.substring(start + 1, at - 1).replace("\"\"", "\""));
        }
    }

    private void dollar() {
        int tag = at + 1;
        while (tag < sql.length() && sql.charAt(tag) != '$' && isNamePart(sql.charAt(tag))) {
            tag++;
        }
        boolean opens =
                tag < sql.length() && sql.charAt(tag) == '$' && (tag == at + 1 || isNameStart(sql.charAt(at + 1)));
        if (!opens) {
            fail(
                    at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1))
                            ? "has a parameter"
                            : "has a stray '$'");
            return;
        }
        int end = sql.indexOf(sql.substring(at, tag + 1), tag + 1);
        if (end < 0) {
            fail("has a text " + sql.substring(at, tag + 1) + " that is never closed");
        } else {
            at = end + tag + 1 - at;
        }
    }

    private void word() {
        int start = at;
        while (at < sql.length() && isNamePart(sql.charAt(at))) {
            at++;
        }
        String word = sql.substring(start, at).toLowerCase(Locale.ROOT);
        if (at < sql.length() && sql.charAt(at) == '\'') {
            quoted('\'', word.equals("e"));
        } else if (word.equals("select")) {
            at = start;
            fail("has a select: an expression reads its own row only");
        } else if (SqlWords.isKeyword(word)) {
            names.add(word);
        } else {
            named(word);
        }
    }

    private void named(String name) {
        names.add(name);
        String after = sql.substring(at).stripLeading();
        if (SqlWords.isColumn(before, after.isEmpty() ? ' ' : after.charAt(0))) {
            columns.add(name);
        }
    }

    private void number() {
        while (at < sql.length() && isNamePart(sql.charAt(at)) && sql.charAt(at) != '$') {
            at++;
        }
    }

    private boolean startsWith(String text) {
        return sql.startsWith(text, at);
    }

    private static boolean isNameStart(char here) {
        return Character.isLetter(here) || here == '_' || here > 127;
    }

    private static boolean isNamePart(char here) {
        return isNameStart(here) || Character.isDigit(here) || here == '$';
    }

    private void fail(String what) {
        problem = Optional.of(what + ", at character " + (at + 1));
    }
}
