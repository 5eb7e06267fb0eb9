// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Passes the engine's news on, but not every second that is counted down.
 *
 * <p>A line that differs from the one before in nothing but its seconds is passed on every 30 s. Safe for use by
 * several threads.
 */
final class News {

    private static final Pattern SECONDS = Pattern.compile("\\b\\d+ s\\b");
    private static final long AGAIN_AFTER = Duration.ofSeconds(30).toNanos();

    private final Consumer<String> taker;
    private final LongSupplier nanoTime;
    private String told = "";
    private long toldAt;

    /** Passes on to {@code taker}, by a monotonic clock. */
    News(Consumer<String> taker, LongSupplier nanoTime) {
        this.taker = taker;
        this.nanoTime = nanoTime;
    }

    synchronized void tell(String line) {
        String text = SECONDS.matcher(line).replaceAll("");
        long now = nanoTime.getAsLong();
        if (!text.equals(told) || now - toldAt >= AGAIN_AFTER) {
            told = text;
            toldAt = now;
            taker.accept(line);
        }
    }
}
