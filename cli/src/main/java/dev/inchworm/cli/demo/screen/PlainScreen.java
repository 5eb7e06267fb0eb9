// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.screen;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;

/** Lines for a pipe or a log: one for each event, and one now and then. */
final class PlainScreen implements Screen {
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final Terminal terminal;
    private final PrintStream out;
    private Duration last = Duration.ZERO;

    PlainScreen(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    @Override
    public synchronized void show(Picture picture) {
        if (picture.elapsed().minus(last).compareTo(EVERY) < 0) {
            return;
        }
        last = picture.elapsed();
        String where =
                terminal.style().shown(picture.engine().map(PlainScreen::where).orElse("idle"));
        out.printf(
                Locale.ROOT,
                "%s  %s; writes %.0f/s p99 %s, reads %.0f/s p99 %s; lost %d, wrong %d, failed %d%n",
                Style.clock(picture.elapsed()),
                where,
                picture.shop().writes().perSecond(),
                Style.millis(picture.shop().writes().p99()),
                picture.shop().reads().perSecond(),
                Style.millis(picture.shop().reads().p99()),
                picture.verdict().lost(),
                picture.verdict().wrong(),
                picture.verdict().failed());
    }

    private static String where(Picture.Engine engine) {
        StringJoiner where = new StringJoiner(", ", engine.phase() + "  ", "");
        if (!engine.step().isEmpty()) {
            where.add(engine.step());
        }
        if (engine.progress().isPresent()) {
            where.add(progress(engine.progress().get()));
        } else if (!engine.waiting().isEmpty()) {
            where.add(engine.waiting());
        }
        return where.toString();
    }

    private static String progress(Picture.Progress progress) {
        return String.format(
                Locale.ROOT,
                "%.0f %%, %s rows/s%s",
                progress.share() * 100,
                Style.count(Math.round(progress.rowsPerSecond())),
                progress.held().isEmpty() ? "" : ", held back: " + progress.held());
    }

    @Override
    public synchronized void tell(String event) {
        out.println(terminal.style().shown(event));
    }

    @Override
    public void close() {
        out.flush();
    }

    @Override
    public synchronized void finish(Scoreboard scoreboard) {
        scoreboard.draw(terminal.style()).forEach(out::println);
        out.flush();
    }
}
