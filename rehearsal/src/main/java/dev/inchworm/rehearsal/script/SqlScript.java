// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a script into the statements that psql would send.
 *
 * <p>Knows what a semicolon may hide in: texts (plain, {@code E''}, dollar-quoted), quoted names, nested comments,
 * brackets, bodies of {@code BEGIN ATOMIC}. What a statement means is for the server to judge.
 */
public final class SqlScript {

    private static final Pattern COPY =
            Pattern.compile("(?is)\\s*copy\\s.*\\sfrom\\s+stdin\\b.*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private final StringBuilder bare = new StringBuilder();
    private int at;
    private int counted;
    private int line = 1;
    private int start = -1;
    private int brackets;
    private int atomic;
    private String before = "";

    private SqlScript(String text) {
        this.text = text;
    }

    /** Every statement of {@code text} in order; a text or comment that is never closed reaches to the end. */
    public static List<Statement> split(String text) {
        SqlScript script = new SqlScript(text);
        while (script.at < text.length()) {
            script.step();
        }
        script.end(text.length());
        return script.statements;
    }

    private void step() {
        char here = text.charAt(at);
        if (text.startsWith("--", at)) {
            at = lineEnd(at);
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (here == '\\' && start < 0) {
            meta();
        } else if (here == ';' && brackets <= 0 && atomic == 0) {
            semicolon();
        } else if (Character.isWhitespace(here)) {
            bare.append(' ');
            at++;
        } else {
            start = start < 0 ? at : start;
            token(here);
        }
    }

    private void token(char here) {
        if (here == '\'') {
            boolean escapes = before.equals("e") && at > 0 && !Character.isWhitespace(text.charAt(at - 1));
            quoted('\'', escapes);
        } else if (here == '"') {
            quoted('"', false);
        } else if (here == '$' && dollar()) {
            before = "";
        } else if (Character.isLetter(here) || here == '_') {
            word();
        } else {
            brackets += here == '(' ? 1 : here == ')' ? -1 : 0;
            before = "";
            bare.append(here);
            at++;
        }
    }

    private void word() {
        int from = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(from, at).toLowerCase(Locale.ROOT);
        if (word.equals("atomic") && before.equals("begin")) {
            atomic = 1;
        } else if (atomic > 0 && word.equals("case")) {
            atomic++;
        } else if (atomic > 0 && word.equals("end")) {
            atomic--;
        }
        before = word;
        bare.append(word);
    }

    private static boolean isNamePart(char each) {
        return Character.isLetterOrDigit(each) || each == '_' || each == '$';
    }

    private void quoted(char quote, boolean escapes) {
        bare.append(quote);
        for (at++; at < text.length(); at++) {
            char here = text.charAt(at);
            if (escapes && here == '\\') {
                at++;
            } else if (here == quote) {
                at++;
                if (at >= text.length() || text.charAt(at) != quote) {
                    break;
                }
            }
        }
        before = "";
    }

    private boolean dollar() {
        Matcher tag = DOLLAR.matcher(text).region(at, text.length());
        if (!tag.lookingAt()) {
            return false;
        }
        int close = text.indexOf(tag.group(), tag.end());
        at = close < 0 ? text.length() : close + tag.group().length();
        bare.append("$$");
        return true;
    }

    private void comment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        bare.append(' ');
    }

    private void meta() {
        int end = lineEnd(at);
        statements.add(new Statement(line(at), text.substring(at, end).strip(), Statement.Kind.META, ""));
        at = end;
        bare.setLength(0);
    }

    private void semicolon() {
        boolean isCopy = COPY.matcher(bare).matches();
        end(at);
        at++;
        if (isCopy) {
            copyData();
        }
    }

    private void copyData() {
        Statement copy = statements.remove(statements.size() - 1);
        int from = Math.min(text.length(), lineEnd(at) + 1);
        int to = from;
        while (to < text.length() && !text.substring(to, lineEnd(to)).strip().equals("\\.")) {
            to = Math.min(text.length(), lineEnd(to) + 1);
        }
        statements.add(new Statement(copy.line(), copy.sql(), Statement.Kind.COPY, text.substring(from, to)));
        at = to < text.length() ? lineEnd(to) : to;
    }

    private void end(int to) {
        if (start >= 0) {
            statements.add(new Statement(line(start), text.substring(start, to).strip(), Statement.Kind.SQL, ""));
        }
        start = -1;
        brackets = 0;
        atomic = 0;
        before = "";
        bare.setLength(0);
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Asked for ascending places only, so that a long script is counted through once. */
    private int line(int of) {
        for (; counted < of; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }
}
