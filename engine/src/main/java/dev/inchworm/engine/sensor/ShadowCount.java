// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What all instances together have compared in shadow reads since a moment.
 *
 * <p>Added up from one reading to the next, so that an instance that began anew or went loses nothing.
 *
 * @param since when the count began, by the database's clock
 * @param at of the reading that was added last
 * @param compared shadow reads that were compared
 * @param divergences those that differed, and did so again
 * @param seen what each instance had told when it was last added
 */
public record ShadowCount(Instant since, Instant at, long compared, long divergences, Map<String, Told> seen) {

    /** Without this figure an instance compares nothing. */
    static final String COMPARED = "shadow_compared";

    /** Copies the map. */
    public ShadowCount {
        seen = Map.copyOf(seen);
    }

    /** What one instance has told since its start. */
    public record Told(long compared, long divergences) {

        private static Told by(Instance instance) {
            return new Told(
                    instance.counters().count(COMPARED), instance.counters().count("divergences"));
        }

        private boolean isAfter(Told earlier) {
            return compared >= earlier.compared && divergences >= earlier.divergences;
        }
    }

    /** Nothing is counted yet; whatever was told up to {@code reading} does not count. */
    public static ShadowCount from(Reading reading) {
        return new ShadowCount(reading.at(), reading.at(), 0, 0, told(reading));
    }

    /** With what was told since the last reading. */
    public ShadowCount plus(Reading reading) {
        long comparedNow = compared;
        long divergencesNow = divergences;
        Map<String, Told> all = new HashMap<>(seen);
        for (Map.Entry<String, Told> each : told(reading).entrySet()) {
            Told now = each.getValue();
            Told earlier = seen.getOrDefault(each.getKey(), new Told(0, 0));
            boolean goesOn = now.isAfter(earlier);
            comparedNow += goesOn ? now.compared() - earlier.compared() : now.compared();
            divergencesNow += goesOn ? now.divergences() - earlier.divergences() : now.divergences();
            all.put(each.getKey(), now);
        }
        return new ShadowCount(since, reading.at(), comparedNow, divergencesNow, all);
    }

    private static Map<String, Told> told(Reading reading) {
        Map<String, Told> told = new HashMap<>();
        reading.instances().stream()
                .filter(each -> each.counters().counts().containsKey(COMPARED))
                .forEach(each -> told.put(each.name(), Told.by(each)));
        return told;
    }

    /** How long it has been counted. */
    public Duration length() {
        return Duration.between(since, at);
    }

    /** The share that differed, 0 without any. */
    public double share() {
        return (double) divergences / Math.max(1, Math.max(compared, divergences));
    }
}
