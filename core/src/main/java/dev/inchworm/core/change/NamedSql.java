// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One SQL statement with parameters such as {@code :id}, which are found outside of texts, names and comments only.
 *
 * @param parts the text around the parameters, always one more than there are parameters
 * @param parameters names in the order of their places, the same one again where it stands again
 */
public record NamedSql(List<String> parts, List<String> parameters) {

    /** Copies the lists. */
    public NamedSql {
        parts = List.copyOf(parts);
        parameters = List.copyOf(parameters);
        if (parts.size() != parameters.size() + 1) {
            throw new IllegalArgumentException("%d parts for %d parameters".formatted(parts.size(), parameters.size()));
        }
    }

    /**
     * Takes a statement apart.
     *
     * @throws NotOneStatement if a text, name or comment is never closed, nothing is there, or a second statement is
     */
    public static NamedSql of(String sql) throws NotOneStatement {
        return new Scan(sql).scanned();
    }

    /** Each name once, in the order of the first place. */
    public List<String> names() {
        return parameters.stream().distinct().toList();
    }

    /** The statement with each parameter replaced by what {@code literal} gives for its name. */
    public String with(UnaryOperator<String> literal) {
        StringBuilder sql = new StringBuilder(parts.get(0));
        for (int i = 0; i < parameters.size(); i++) {
            sql.append(literal.apply(parameters.get(i))).append(parts.get(i + 1));
        }
        return sql.toString();
    }

    /** The statement as the driver takes it: a question mark for each parameter, the operators of that name doubled. */
    public String jdbc() {
        return parts.stream().map(part -> part.replace("?", "??")).collect(Collectors.joining("?"));
    }

    /** The statement as it was written. */
    @Override
    public String toString() {
        return with(name -> ":" + name);
    }

    /** What is wrong with a text that should be one statement. */
    public static final class NotOneStatement extends Exception {
        private static final long serialVersionUID = 1;

        NotOneStatement(String message) {
            super(message);
        }
    }

    /** Goes over the text once. */
    private static final class Scan {

        private final String sql;
        private final List<String> parts = new ArrayList<>();
        private final List<String> parameters = new ArrayList<>();
        private int at;
        private int partStart;
        private boolean isOver;
        private boolean isEmpty = true;

        Scan(String sql) {
            this.sql = sql;
        }

        NamedSql scanned() throws NotOneStatement {
            while (at < sql.length()) {
                step();
            }
            if (isEmpty) {
                throw new NotOneStatement("is empty");
            }
            parts.add(sql.substring(partStart));
            return new NamedSql(parts, parameters);
        }

        private void step() throws NotOneStatement {
            char here = sql.charAt(at);
            if (Character.isWhitespace(here)) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at)) {
                comment();
            } else if (here == ';') {
                isOver = true;
                at++;
            } else if (isOver) {
                throw new NotOneStatement("has a second statement, at character " + (at + 1));
            } else {
                isEmpty = false;
                token(here);
            }
        }

        private void token(char here) throws NotOneStatement {
            if (here == '\0') {
                throw new NotOneStatement("has a NUL character, at character " + (at + 1));
            } else if (here == '\'' || here == '"') {
                quoted(here, here == '\'' && isEscaping());
            } else if (here == '$') {
                dollar();
            } else if (here == ':') {
                colon();
            } else {
                at++;
            }
        }

        /** Whether the text that begins here has the letter before it that makes a backslash mean something. */
        private boolean isEscaping() {
            return at > 0
                    && (sql.charAt(at - 1) == 'e' || sql.charAt(at - 1) == 'E')
                    && (at == 1 || !isNamePart(sql.charAt(at - 2)));
        }

        private void quoted(char quote, boolean backslashes) throws NotOneStatement {
            int start = at++;
            while (at < sql.length()) {
                char here = sql.charAt(at++);
                if (backslashes && here == '\\') {
                    at++;
                } else if (here == quote && at < sql.length() && sql.charAt(at) == quote) {
                    at++;
                } else if (here == quote) {
                    return;
                }
            }
            throw new NotOneStatement("has a %s that is never closed, at character %d"
                    .formatted(quote == '"' ? "quoted name" : "text", start + 1));
        }

        private void comment() throws NotOneStatement {
            int start = at;
            int depth = 0;
            while (at < sql.length()) {
                if (sql.startsWith("/*", at)) {
                    depth++;
                    at += 2;
                } else if (sql.startsWith("*/", at)) {
                    depth--;
                    at += 2;
                } else {
                    at++;
                }
                if (depth == 0) {
                    return;
                }
            }
            throw new NotOneStatement("has a comment that is never closed, at character " + (start + 1));
        }

        private void dollar() throws NotOneStatement {
            int end = at + 1;
            while (end < sql.length() && isNamePart(sql.charAt(end))) {
                end++;
            }
            boolean opens = end < sql.length() && sql.charAt(end) == '$' && !followsName();
            if (!opens) {
                at++;
                return;
            }
            String tag = sql.substring(at, end + 1);
            int close = sql.indexOf(tag, end + 1);
            if (close < 0) {
                throw new NotOneStatement("has a text %s that is never closed, at character %d".formatted(tag, at + 1));
            }
            at = close + tag.length();
        }

        private void colon() {
            if (sql.startsWith("::", at)) {
                at += 2;
                return;
            }
            int end = at + 1;
            while (end < sql.length() && isNamePart(sql.charAt(end))) {
                end++;
            }
            boolean isParameter = end > at + 1 && !Character.isDigit(sql.charAt(at + 1)) && !followsName();
            if (isParameter) {
                parts.add(sql.substring(partStart, at));
                parameters.add(sql.substring(at + 1, end));
                partStart = end;
            }
            at = end;
        }

        private boolean followsName() {
            return at > 0 && (isNamePart(sql.charAt(at - 1)) || sql.charAt(at - 1) == ']' || sql.charAt(at - 1) == ')');
        }

        private static boolean isNamePart(char letter) {
            return Character.isLetterOrDigit(letter) || letter == '_';
        }
    }
}
