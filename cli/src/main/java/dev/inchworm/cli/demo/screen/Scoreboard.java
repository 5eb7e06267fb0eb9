// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.screen;

import dev.inchworm.cli.demo.screen.Style.Colour;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo's last words.
 *
 * @param headline how it ended
 * @param isGood whether that is what was wanted
 * @param lines what was measured
 */
public record Scoreboard(String headline, boolean isGood, List<Line> lines) {
    private static final int LABEL = 22;
    private static final int TEXT_MAX = 54;

    /** Copies the list. */
    public Scoreboard {
        lines = List.copyOf(lines);
    }

    /**
     * One figure, or some that belong together.
     *
     * @param mood whether it is good or bad news
     */
    public record Line(String label, String text, Mood mood) {}

    /** Good or bad news. */
    public enum Mood {
        /** Neither. */
        PLAIN,
        /** As it must be. */
        GOOD,
        /** As it must not be. */
        BAD
    }

    /** A count that must be zero. */
    public static Line zero(String label, long count) {
        return new Line(label, Style.count(count), count == 0 ? Mood.GOOD : Mood.BAD);
    }

    List<String> draw(Style style) {
        List<String> page = new ArrayList<>();
        page.add("");
        String worm = style.paint(Colour.LEAF, "━━━━━━━━━━━━━━━━━━━━━━╯╰━●");
        page.add("  " + worm + "  " + style.paint(isGood ? Colour.LEAF : Colour.RED, headline));
        page.add("");
        for (Line line : lines) {
            String label = line.label();
            for (String part : folded(line)) {
                page.add("  " + Style.pad(style.paint(Colour.DIM, label), LABEL) + painted(part, line.mood(), style));
                label = "";
            }
        }
        page.add("");
        return page;
    }

    private static String painted(String text, Mood mood, Style style) {
        return switch (mood) {
            case PLAIN -> style.paint(Colour.BRIGHT, text);
            case GOOD -> style.paint(Colour.GREEN, text + " ✔");
            case BAD -> style.paint(Colour.RED, text + " ✘");
        };
    }

    /** A long list goes on in the next line. */
    private static List<String> folded(Line line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String item : line.mood() == Mood.PLAIN ? line.text().split(", ", -1) : new String[] {line.text()}) {
            if (!part.isEmpty() && part.length() + item.length() > TEXT_MAX) {
                parts.add(part + ",");
                part.setLength(0);
            }
            part.append(part.isEmpty() ? "" : ", ").append(item);
        }
        parts.add(part.toString());
        return parts;
    }
}
