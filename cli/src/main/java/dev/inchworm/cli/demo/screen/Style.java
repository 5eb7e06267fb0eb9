// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.screen;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Colours, bars and small curves; letters only where the terminal has no others. */
final class Style {
    private static final String ESCAPE = "\u001b[";
    private static final String SPARKS = "▁▂▃▄▅▆▇█";
    private static final String FANCY = "━╌─╭╮╯╰●◆█░▁▂▃▄▅▆▇·✔✘▸◂…";
    private static final String PLAIN = "=.-..''o*#._.:-=+*.+x><~";

    private static final double CURVE_BOTTOM = 0.2;
    private static final double CURVE_TOP_MIN = 20;

    private final boolean isColoured;
    private final boolean isFancy;

    Style(boolean isColoured, boolean isFancy) {
        this.isColoured = isColoured;
        this.isFancy = isFancy;
    }

    /** A colour of the 256. */
    enum Colour {
        GREEN("38;5;114"),
        LEAF("1;38;5;155"),
        DIM("38;5;243"),
        BRIGHT("1;97"),
        AMBER("38;5;221"),
        RED("1;38;5;203"),
        BLUE("38;5;117"),
        PINK("38;5;183");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    String paint(Colour colour, String text) {
        String shown = shown(text);
        return isColoured && !text.isEmpty() ? ESCAPE + colour.code + "m" + shown + ESCAPE + "0m" : shown;
    }

    /** As the terminal can show it, without colour. */
    String shown(String text) {
        return isFancy ? text : plain(text);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            int index = FANCY.indexOf(letter);
            plain.append(index < 0 ? letter : PLAIN.charAt(index));
        }
        return plain.toString();
    }

    String bar(double share, int width, Colour colour) {
        int full = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
        return paint(colour, "█".repeat(full)) + paint(Colour.DIM, "░".repeat(width - full));
    }

    /** Milliseconds as a curve on a logarithmic scale, the newest at the right end. */
    String curve(List<Double> values, int width, Colour colour) {
        List<Double> shown = values.subList(Math.max(0, values.size() - width), values.size());
        double top = shown.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double span = Math.log(Math.max(CURVE_TOP_MIN, top) / CURVE_BOTTOM);
        StringBuilder curve = new StringBuilder();
        for (double value : shown) {
            double share = Math.log(Math.max(CURVE_BOTTOM, value) / CURVE_BOTTOM) / span;
            int height = (int) Math.round(share * (SPARKS.length() - 1));
            curve.append(SPARKS.charAt(Math.max(0, Math.min(SPARKS.length() - 1, height))));
        }
        return paint(colour, curve.toString());
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    static String clock(Duration elapsed) {
        return String.format(Locale.ROOT, "%02d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart());
    }

    /** Cuts text without colours, and says so with its last letter. */
    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }

    /** Cuts text that may be coloured after that many letters. */
    String clip(String text, int width) {
        int letters = 0;
        for (int place = 0; place < text.length(); place++) {
            if (text.startsWith(ESCAPE, place)) {
                place = text.indexOf('m', place);
            } else if (++letters > width) {
                return text.substring(0, place) + (isColoured ? ESCAPE + "0m" : "");
            }
        }
        return text;
    }

    /** Pads text that may be coloured to a width that counts letters only. */
    static String pad(String text, int width) {
        int letters = text.replaceAll("\u001b\\[[0-9;]*m", "").length();
        return text + " ".repeat(Math.max(0, width - letters));
    }
}
