// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.phase.Phase;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** The phases as one line, with the place where a migration stands. */
final class Line {

    private Line() {}

    /** Done ones with a dot, the present one in brackets, the others bare. */
    static String of(Phase at) {
        List<String> words = new ArrayList<>();
        boolean passed = true;
        for (Phase phase : Phase.values()) {
            if (phase == at) {
                passed = false;
                words.add(bold("[" + phase + "]"));
            } else {
                words.add(passed ? green(phase.name()) : phase.name());
            }
        }
        return String.join(" ", words);
    }

    static String bold(String text) {
        return Ansi.AUTO.string("@|bold " + text + "|@");
    }

    static String green(String text) {
        return Ansi.AUTO.string("@|green " + text + "|@");
    }

    static String yellow(String text) {
        return Ansi.AUTO.string("@|yellow " + text + "|@");
    }

    static String faint(String text) {
        return Ansi.AUTO.enabled() ? "\u001b[2m" + text + "\u001b[22m" : text;
    }

    /** Breaks a long line at blanks, each further line indented. */
    static String wrapped(String text, String indent, int width) {
        StringBuilder page = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            boolean isFull = line.length() + word.length() + 1 > width && line.length() > indent.length();
            if (isFull) {
                page.append(line).append(System.lineSeparator());
                line = new StringBuilder(indent).append("  ");
            }
            line.append(line.toString().isBlank() ? "" : " ").append(word);
        }
        return page.append(line).append(System.lineSeparator()).toString();
    }
}
