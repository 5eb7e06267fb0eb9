// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts in a Java file: string literals and text blocks, those joined by plus signs alone as one.
 *
 * <p>A text that is put together with anything else is seen in pieces. One pass; never fails, whatever the file.
 */
final class JavaLiterals {

    private static final String BLOCK = "\"\"\"";

    private final String text;
    private final List<Literal> literals = new ArrayList<>();
    private int at;
    private int line = 1;
    private Optional<Literal> open = Optional.empty();
    private boolean isJoined;

    /**
     * A text.
     *
     * @param value with its escapes translated
     * @param line where it begins, from 1
     * @param endLine where it ends
     */
    record Literal(String value, int line, int endLine) {}

    private JavaLiterals(String text) {
        this.text = text;
    }

    /** All of them, in order. */
    static List<Literal> of(String text) {
        JavaLiterals reading = new JavaLiterals(text);
        while (reading.at < text.length()) {
            reading.step();
        }
        reading.close();
        return reading.literals;
    }

    private void step() {
        char letter = text.charAt(at);
        if (text.startsWith("//", at)) {
            skipTo("\n", 0);
        } else if (text.startsWith("/*", at)) {
            skipTo("*/", 2);
        } else if (text.startsWith(BLOCK, at)) {
            block();
        } else if (letter == '"') {
            quoted('"');
        } else if (letter == '\'') {
            close();
            skipQuoted('\'');
        } else {
            sign(letter);
        }
    }

    private void sign(char letter) {
        if (letter == '+' && open.isPresent() && !isJoined) {
            isJoined = true;
        } else if (!Character.isWhitespace(letter)) {
            close();
        }
        move(at + 1);
    }

    private void skipTo(String end, int length) {
        int found = text.indexOf(end, at + length);
        move(found < 0 ? text.length() : found + length);
    }

    private void move(int to) {
        for (int i = at; i < to && i < text.length(); i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        at = to;
    }

    private void block() {
        int first = line;
        int end = at + BLOCK.length();
        while (end < text.length() && !text.startsWith(BLOCK, end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        int to = Math.min(end, text.length());
        String raw = text.substring(Math.min(at + BLOCK.length(), to), to);
        int content = raw.indexOf('\n') + 1;
        move(Math.min(end + BLOCK.length(), text.length()));
        add(translated(raw.substring(content).stripIndent()), first);
    }

    private void quoted(char quote) {
        int first = line;
        int start = at + 1;
        skipQuoted(quote);
        add(translated(text.substring(start, Math.max(start, at - 1))), first);
    }

    /** A literal that its line does not close ends with the line. */
    private void skipQuoted(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        move(Math.min(end + 1, text.length()));
    }

    private void add(String value, int first) {
        if (isJoined && open.isPresent()) {
            open = Optional.of(
                    new Literal(open.get().value() + value, open.get().line(), line));
        } else {
            close();
            open = Optional.of(new Literal(value, first, line));
        }
        isJoined = false;
    }

    private void close() {
        open.ifPresent(literals::add);
        open = Optional.empty();
        isJoined = false;
    }

    private static String translated(String raw) {
        try {
            return raw.translateEscapes();
        } catch (IllegalArgumentException e) {
            return raw; // a unicode escape; what it stands for is no word of SQL
        }
    }
}
