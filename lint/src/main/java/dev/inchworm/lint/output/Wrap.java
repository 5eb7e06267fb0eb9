// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.output;

import java.util.ArrayList;
import java.util.List;

/** Fits texts into a width. */
final class Wrap {

    /** Columns of a page. */
    static final int WIDTH = 100;

    private Wrap() {}

    /** {@code text} in lines of at most {@code width}, broken between words; a longer word stays whole. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** {@code text} cut to {@code width}. */
    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    /** {@code text} without anything that a terminal could obey; a tab is four spaces. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(sign -> {
            if (sign == '\t') {
                plain.append("    ");
            } else {
                plain.appendCodePoint(Character.isISOControl(sign) || isHidden(sign) ? '·' : sign);
            }
        });
        return plain.toString();
    }

    private static boolean isHidden(int sign) {
        return Character.getType(sign) == Character.FORMAT && sign != 0x200D;
    }

    /** {@code text} as a sentence: a capital first, a full stop last. */
    static String sentence(String text) {
        boolean isName = text.contains("_") && text.indexOf('_') < Math.max(0, text.indexOf(' '));
        String start = isName || text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return start.isEmpty() || ".!?;".indexOf(start.charAt(start.length() - 1)) >= 0 ? start : start + ".";
    }
}
