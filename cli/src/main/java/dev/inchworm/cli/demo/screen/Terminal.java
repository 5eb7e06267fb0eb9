// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.screen;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The terminal that standard output is, if it is one.
 *
 * @param isLive whether it can be redrawn in place
 * @param isFancy whether it shows more than letters
 * @param out writes UTF-8
 */
record Terminal(boolean isLive, boolean isFancy, PrintStream out) {
    private static final Size USUAL = new Size(100, 35);
    private static final int WIDTH_MAX = 132;

    static Terminal find() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        String kind = variable("TERM").orElse("dumb");
        boolean isLive = !kind.equals("dumb") && isTerminal();
        String locale = variable("LC_ALL")
                .or(() -> variable("LC_CTYPE"))
                .or(() -> variable("LANG"))
                .orElse("UTF-8")
                .toUpperCase(Locale.ROOT);
        return new Terminal(isLive, locale.contains("UTF-8") || locale.contains("UTF8"), out);
    }

    private static boolean isTerminal() {
        try {
            return new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    Style style() {
        boolean isColoured = isLive && variable("NO_COLOR").isEmpty();
        return new Style(isColoured, isFancy);
    }

    /** Columns and lines. */
    record Size(int width, int height) {}

    /** Its size now. */
    Size size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream answer = stty.getInputStream()) {
                String[] size = new String(answer.readAllBytes(), StandardCharsets.US_ASCII)
                        .trim()
                        .split(" ", -1);
                stty.waitFor(1, TimeUnit.SECONDS);
                int width = size.length == 2 ? Integer.parseInt(size[1]) : 0;
                int height = size.length == 2 ? Integer.parseInt(size[0]) : 0;
                return width == 0 || height == 0 ? USUAL : new Size(Math.min(WIDTH_MAX, width), height - 1);
            }
        } catch (IOException | NumberFormatException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }
}
