// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.core.phase.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the demo is asked to do.
 *
 * @param rows orders to load
 * @param writers clients of the shop in all
 * @param seconds about how long the migration should take
 * @param isChaotic whether things are broken on purpose
 * @param undoFrom the phase after which it goes back to the start
 * @param seed chooses operations and what is broken when
 * @param json where the figures are written
 * @param isKept whether server, data and packet stay afterwards
 * @param isQuiet whether nothing is shown but the result
 */
record DemoOptions(
        long rows,
        int writers,
        int seconds,
        boolean isChaotic,
        Optional<Phase> undoFrom,
        long seed,
        Optional<Path> json,
        boolean isKept,
        boolean isQuiet) {
    private static final int WINDOWS = 8;
    private static final int WORK_SECONDS = 20;
    private static final int IDLE_SECONDS_MIN = 3;
    private static final int IDLE_SECONDS_MAX = 10;

    /** What a day or a week is in this demo: the windows of the protocol, shortened. */
    Duration window() {
        return Duration.ofMillis(Math.max(500, (seconds - WORK_SECONDS) * 1_000L / WINDOWS));
    }

    /** How long the shop is measured before and after the migration. */
    Duration idle() {
        return Duration.ofSeconds(Math.max(IDLE_SECONDS_MIN, Math.min(IDLE_SECONDS_MAX, seconds / 8)));
    }
}
