// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.screen;

import dev.inchworm.cli.demo.screen.Style.Colour;
import dev.inchworm.core.phase.Phase;
import java.util.List;

/** The phases as a line with the inchworm on it: it arches its back and stretches, as the real one does. */
final class Track {
    private static final List<String> BACKS = List.of("      ", "  ╭─╮ ", "  ╭╮  ", "  ╭─╮ ");
    private static final List<String> FEET = List.of("━━━━━●", "━━╯ ╰●", "━━╯╰━●", "━━╯ ╰●");
    private static final int WORM = 6;
    private static final int SHORT = 4;

    private final Style style;
    private final int gap;
    private final boolean isShort;

    Track(Style style, int width) {
        this.style = style;
        this.isShort = width < letters(false) + Phase.values().length * 2;
        int free = width - letters(isShort);
        this.gap = Math.max(1, Math.min(3, free / Phase.values().length));
    }

    private static int letters(boolean isShort) {
        int letters = 0;
        for (Phase phase : Phase.values()) {
            letters += name(phase, isShort).length();
        }
        return letters;
    }

    private static String name(Phase phase, boolean isShort) {
        String name = phase.name();
        return isShort ? name.substring(0, Math.min(SHORT, name.length())) : name;
    }

    /** Three lines: the worm's back, its feet on the line, the names. */
    List<String> draw(Phase phase, double share, boolean isBack, int beat) {
        int start = 0;
        int end = 0;
        int width = 0;
        StringBuilder names = new StringBuilder();
        for (Phase each : Phase.values()) {
            String name = name(each, isShort);
            if (each == phase) {
                start = width;
                end = width + name.length() + gap;
            }
            names.append(style.paint(colour(each, phase), name)).append(" ".repeat(gap));
            width += name.length() + gap;
        }
        boolean isDone = phase == Phase.DONE;
        int head = start + (int) ((isDone ? 1 : Math.max(0, Math.min(1, share))) * (end - start - 1));
        int frame = isDone ? 0 : beat % BACKS.size();
        int tail = Math.max(0, head - WORM + 1);
        String back = " ".repeat(tail) + style.paint(Colour.LEAF, BACKS.get(frame));
        String behind = style.paint(Colour.GREEN, "━".repeat(tail));
        String before = style.paint(Colour.DIM, "╌".repeat(Math.max(0, width - tail - WORM)));
        Colour worm = isBack ? Colour.AMBER : Colour.LEAF;
        return List.of(back, behind + style.paint(worm, FEET.get(frame)) + before, names.toString());
    }

    private static Colour colour(Phase each, Phase now) {
        if (each == now) {
            return Colour.BRIGHT;
        }
        return each.reaches(now) ? Colour.GREEN : Colour.DIM;
    }
}
