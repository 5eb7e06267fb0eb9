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
            String text = switch (line.mood()) {
                case PLAIN -> style.paint(Colour.BRIGHT, line.text());
                case GOOD -> style.paint(Colour.GREEN, line.text() + " ✔");
                case BAD -> style.paint(Colour.RED, line.text() + " ✘");
            };
            page.add("  " + Style.pad(style.paint(Colour.DIM, line.label()), LABEL) + text);
        }
        page.add("");
        return page;
    }
}
