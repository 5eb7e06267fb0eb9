// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.screen;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture redrawn in place, on the terminal's other page, so that what was there before comes back.
 *
 * <p>Threads may share it.
 */
final class LiveScreen implements Screen {
    private static final String ESCAPE = "\u001b[";
    private static final String ENTER = ESCAPE + "?1049h" + ESCAPE + "?25l";
    private static final String LEAVE = ESCAPE + "?25h" + ESCAPE + "?1049l";
    private static final int WIDTH_BEATS = 8;

    private final Terminal terminal;
    private final Style style;
    private final Thread hook = new Thread(this::restore);
    private boolean isOpen = true;
    private final List<String> told = new ArrayList<>();
    private Terminal.Size size;
    private int beat;

    LiveScreen(Terminal terminal) {
        this.terminal = terminal;
        this.style = terminal.style();
        this.size = terminal.size();
        Runtime.getRuntime().addShutdownHook(hook);
        terminal.out().print(ENTER);
        terminal.out().flush();
    }

    @Override
    public synchronized void show(Picture picture) {
        if (!isOpen) {
            return;
        }
        beat++;
        if (beat % WIDTH_BEATS == 0) {
            size = terminal.size();
        }
        print(Canvas.draw(picture, style, size, beat / 2));
    }

    private void print(List<String> lines) {
        StringBuilder page = new StringBuilder(ESCAPE).append('H');
        for (String line : lines) {
            page.append(line).append(ESCAPE).append("K\n");
        }
        page.append(ESCAPE).append('J');
        terminal.out().print(page);
        terminal.out().flush();
    }

    @Override
    public synchronized void tell(String event) {
        if (isOpen && beat == 0) {
            told.add(event);
            print(Canvas.splash(told, style, size));
        }
    }

    private synchronized void restore() {
        if (isOpen) {
            isOpen = false;
            terminal.out().print(LEAVE);
            terminal.out().flush();
        }
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ignored) {
            // The program is ending already, and the hook has run or will.
        }
    }

    @Override
    public void finish(Scoreboard scoreboard) {
        restore();
        scoreboard.draw(style).forEach(terminal.out()::println);
    }
}
