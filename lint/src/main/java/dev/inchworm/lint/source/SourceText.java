// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import java.util.Arrays;

/** The text of one file, and where its lines begin. */
public final class SourceText {

    private final String file;
    private final String text;
    private final int[] lineStarts;

    /**
     * A file that was read.
     *
     * @param file as the user named it
     * @param text its whole text
     */
    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        int[] starts = new int[16];
        int lines = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = i + 1;
        }
        this.lineStarts = Arrays.copyOf(starts, lines);
    }

    /** The file as the user named it. */
    public String file() {
        return file;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The text from {@code start} to before {@code end}. */
    public String text(int start, int end) {
        return text.substring(start, end);
    }

    /** The place of the text from {@code start} to before {@code end}. */
    public Place place(int start, int end) {
        int line = line(start);
        int endLine = line(Math.max(start, end - 1));
        return new Place(file, start, end, line, start - lineStarts[line - 1] + 1, endLine);
    }

    /** The text of a line, from 1, without its line break. */
    public String lineAt(int line) {
        int from = lineStarts[line - 1];
        int to = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        return to > from && text.charAt(to - 1) == '\r' ? text.substring(from, to - 1) : text.substring(from, to);
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
