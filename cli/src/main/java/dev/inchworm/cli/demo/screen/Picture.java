// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.screen;

import dev.inchworm.cli.demo.fleet.ShadowCount;
import dev.inchworm.cli.demo.oracle.Verdict;
import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.core.phase.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the screen shows at one moment.
 *
 * @param title what is being done, one line
 * @param elapsed since the demo began
 * @param engine where the migration stands; empty before it begins
 * @param shop how the shop does
 * @param verdict what the oracle says so far
 * @param shadows what came of reading the other side in the dark
 * @param chaos what was broken on purpose so far; empty if nothing is to be
 * @param events the newest lines of the log, oldest first
 */
public record Picture(
        String title,
        Duration elapsed,
        Optional<Engine> engine,
        Shop shop,
        Verdict verdict,
        ShadowCount shadows,
        Optional<String> chaos,
        List<String> events) {

    /** Copies the list. */
    public Picture {
        events = List.copyOf(events);
    }

    /**
     * Where the migration stands.
     *
     * @param isBack whether it is being undone
     * @param step the current step, in words
     * @param waiting what it waits for; empty if it works
     * @param progress of the step, if it has any to show
     * @param newReads share of the reads that go to the new side, 0 to 1
     */
    public record Engine(
            Phase phase, boolean isBack, String step, String waiting, Optional<Progress> progress, double newReads) {

        /** How much of the current phase is behind, 0 to 1, as far as that is known. */
        double share() {
            return progress.map(Progress::share).orElse(phase == Phase.CUTOVER ? newReads : 0.5);
        }
    }

    /**
     * How far the backfill, or another pass over the rows, is.
     *
     * @param share 0 to 1
     * @param rows rows done
     * @param rowsPerSecond now
     * @param left time left, if it can be told
     * @param held what holds it back; empty if nothing does
     */
    public record Progress(double share, long rows, double rowsPerSecond, Optional<Duration> left, String held) {}

    /** How the shop does. */
    public record Shop(Flow writes, Flow reads, Map<Release, Integer> fleet) {
        /** Copies the map. */
        public Shop {
            fleet = Map.copyOf(fleet);
        }
    }

    /**
     * One kind of operation in the last second.
     *
     * @param p99s the 99th percentiles of the last seconds in milliseconds, oldest first
     */
    public record Flow(double perSecond, double p50, double p99, List<Double> p99s) {
        /** Copies the list. */
        public Flow {
            p99s = List.copyOf(p99s);
        }
    }
}
