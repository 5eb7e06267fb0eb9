// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.screen;

import dev.inchworm.cli.demo.fleet.ShadowCount;
import dev.inchworm.cli.demo.oracle.Verdict;
import dev.inchworm.cli.demo.screen.Style.Colour;
import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.core.phase.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a picture as lines. */
final class Canvas {
    private static final String MARGIN = "  ";
    private static final String NAME = "inchworm demo";
    private static final int LABEL = 12;
    private static final int BAR = 34;
    private static final int BAR_SHORT = 14;
    private static final int CURVE_MAX = 40;
    private static final int CURVE_BEFORE = 48;
    private static final int EVENTS_WANTED = 7;
    private static final int WIDE = 96;
    private static final int CLOCK = 5;

    private final Style style;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private Canvas(Style style, int width) {
        this.style = style;
        this.width = width;
    }

    /** The picture in at most {@code height} lines: air goes first, then the older events. */
    static List<String> draw(Picture picture, Style style, Terminal.Size size, int beat) {
        List<String> lines = whole(picture, style, size.width(), beat);
        List<String> events = picture.events();
        int wanted = Math.min(EVENTS_WANTED, events.size());
        for (int place = lines.size() - 1; place >= 0 && lines.size() + wanted > size.height(); place--) {
            if (lines.get(place).isEmpty()) {
                lines.remove(place);
            }
        }
        int room = Math.max(0, Math.min(events.size(), size.height() - lines.size()));
        Canvas canvas = new Canvas(style, size.width());
        events.subList(events.size() - room, events.size()).forEach(canvas::event);
        lines.addAll(canvas.lines);
        return lines.stream()
                .limit(size.height())
                .map(line -> style.clip(line, size.width()))
                .toList();
    }

    /** What is shown while there is nothing to see yet. */
    static List<String> splash(List<String> told, Style style, Terminal.Size size) {
        List<String> lines = new ArrayList<>(List.of("", MARGIN + style.paint(Colour.LEAF, NAME), ""));
        told.forEach(each -> lines.add(style.clip(MARGIN + style.paint(Colour.DIM, each), size.width())));
        return lines;
    }

    private static List<String> whole(Picture picture, Style style, int width, int beat) {
        Canvas canvas = new Canvas(style, width);
        canvas.title(picture);
        canvas.engine(picture, beat);
        canvas.shop(picture.shop());
        canvas.fleet(picture);
        canvas.oracle(picture);
        picture.chaos().ifPresent(chaos -> canvas.labelled("chaos", style.paint(Colour.AMBER, chaos)));
        return canvas.lines;
    }

    private void line(String text) {
        lines.add(text.isEmpty() ? "" : MARGIN + text);
    }

    private void labelled(String label, String text) {
        line(Style.pad(style.paint(Colour.DIM, label), LABEL) + text);
    }

    private void title(Picture picture) {
        String clock = Style.clock(picture.elapsed());
        int room = Math.max(0, width - 2 * MARGIN.length() - NAME.length() - 2 - clock.length() - 2);
        String left = style.paint(Colour.LEAF, NAME) + "  " + style.paint(Colour.DIM, Style.cut(picture.title(), room));
        line("");
        line(Style.pad(left, width - 2 * MARGIN.length() - clock.length()) + style.paint(Colour.BRIGHT, clock));
        line("");
    }

    private void engine(Picture picture, int beat) {
        Phase phase = picture.engine().map(Picture.Engine::phase).orElse(Phase.PREPARE);
        double share = picture.engine().map(Picture.Engine::share).orElse(0.0);
        boolean isBack = picture.engine().map(Picture.Engine::isBack).orElse(false);
        Track track = new Track(style, width - 2 * MARGIN.length());
        track.draw(phase, share, isBack, beat).forEach(this::line);
        line("");
        if (picture.engine().isEmpty()) {
            labelled("", style.paint(Colour.DIM, "measuring the idle shop; the migration has not begun"));
            line("");
            line("");
            line("");
            return;
        }
        Picture.Engine engine = picture.engine().get();
        String way = isBack ? style.paint(Colour.AMBER, "  going back") : "";
        labelled(phase.name(), style.paint(Colour.BRIGHT, phase.does()) + way);
        if (engine.step().isEmpty()) {
            labelled("", style.paint(Colour.AMBER, engine.waiting()));
            labelled("", "");
        } else {
            labelled("step", Style.cut(engine.step(), width - 2 * MARGIN.length() - LABEL));
            progress(engine);
        }
        line("");
    }

    private void progress(Picture.Engine engine) {
        if (engine.progress().isEmpty()) {
            String waiting = Style.cut(engine.waiting(), width - 2 * MARGIN.length() - LABEL);
            labelled("", style.paint(Colour.AMBER, waiting));
            return;
        }
        Picture.Progress progress = engine.progress().get();
        String left = progress.left()
                .map(time -> "   " + Math.max(1, time.toSeconds()) + " s left")
                .orElse("");
        String held = progress.held().isEmpty() ? "" : "   held back: " + progress.held();
        labelled(
                "",
                style.bar(progress.share(), width < WIDE ? BAR_SHORT : BAR, Colour.GREEN)
                        + style.paint(Colour.BRIGHT, String.format(Locale.ROOT, " %3.0f %%", progress.share() * 100))
                        + "   " + Style.count(progress.rows()) + " rows   "
                        + Style.count(Math.round(progress.rowsPerSecond())) + "/s" + left
                        + style.paint(Colour.AMBER, held));
    }

    private void shop(Picture.Shop shop) {
        labelled(
                "the shop",
                style.paint(
                        Colour.DIM, String.format(Locale.ROOT, "%9s%12s%12s   p99, last minute", "", "p50", "p99")));
        flow("writes", shop.writes(), Colour.PINK);
        flow("reads", shop.reads(), Colour.BLUE);
        line("");
    }

    private void flow(String label, Picture.Flow flow, Colour colour) {
        int room = Math.max(5, Math.min(CURVE_MAX, width - CURVE_BEFORE - 2 * MARGIN.length()));
        labelled(
                label,
                String.format(
                                Locale.ROOT,
                                "%7.0f/s%12s%12s   ",
                                flow.perSecond(),
                                Style.millis(flow.p50()),
                                Style.millis(flow.p99()))
                        + style.curve(flow.p99s(), room, colour));
    }

    private void fleet(Picture picture) {
        StringBuilder fleet = new StringBuilder();
        for (Release release : Release.values()) {
            int count = picture.shop().fleet().getOrDefault(release, 0);
            Colour colour = switch (release) {
                case V1 -> Colour.AMBER;
                case V2 -> Colour.BLUE;
                case V3 -> Colour.GREEN;
            };
            fleet.append(style.paint(count == 0 ? Colour.DIM : colour, release.label() + " "))
                    .append(style.paint(colour, "● ".repeat(count)))
                    .append("   ");
        }
        labelled("fleet", fleet.toString());
        double share = picture.engine().map(Picture.Engine::newReads).orElse(0.0);
        labelled(
                "reads go",
                style.paint(Colour.DIM, "old ")
                        + style.bar(share, BAR - 8, Colour.GREEN)
                        + style.paint(Colour.DIM, " new ")
                        + style.paint(Colour.BRIGHT, String.format(Locale.ROOT, "%.0f %%", share * 100)));
        line("");
    }

    private void oracle(Picture picture) {
        Verdict verdict = picture.verdict();
        labelled(
                "the oracle",
                style.paint(Colour.BRIGHT, Style.count(verdict.acknowledged())) + " writes acknowledged   "
                        + style.paint(Colour.BRIGHT, Style.count(verdict.reads())) + " reads judged   "
                        + Style.count(verdict.resolved())
                        + (width < WIDE ? " resolved" : " unknown outcomes resolved"));
        labelled(
                "",
                tally(verdict.lost(), "lost") + tally(verdict.wrong(), "wrong") + tally(verdict.failed(), "failed"));
        ShadowCount shadows = picture.shadows();
        labelled(
                "in the dark",
                style.paint(Colour.BRIGHT, Style.count(shadows.compared())) + " reads compared   "
                        + tally(shadows.divergent(), shadows.divergent() == 1 ? "divergence" : "divergences")
                        + Style.count(shadows.transients()) + " in flight   "
                        + Style.count(shadows.dropped()) + " dropped");
        line("");
    }

    private String tally(long count, String what) {
        Colour colour = count == 0 ? Colour.GREEN : Colour.RED;
        return style.paint(colour, (count == 0 ? "✔ " : "✘ ") + count + " " + what) + "   ";
    }

    private void event(String event) {
        int room = Math.max(10, width - 2 * MARGIN.length());
        String text = Style.cut(event, room);
        int clock = Math.min(CLOCK, text.length());
        line(style.paint(Colour.DIM, text.substring(0, clock)) + style.paint(colour(event), text.substring(clock)));
    }

    private static Colour colour(String event) {
        if (event.contains("✘")) {
            return Colour.RED;
        }
        if (event.contains("◆") || event.contains("◂")) {
            return Colour.AMBER;
        }
        return event.contains("▸") ? Colour.BRIGHT : Colour.DIM;
    }
}
