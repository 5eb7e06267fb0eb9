// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.time.Duration;

/**
 * An instance of an application, as it last reported.
 *
 * @param name of the instance
 * @param release it runs
 * @param routeVersion the route's version that it knew
 * @param age of the report
 * @param presence whether it is still there
 * @param claims what it says of itself
 * @param origin who reported
 * @param counters since its start
 */
public record Instance(
        String name,
        String release,
        long routeVersion,
        Duration age,
        Presence presence,
        Claims claims,
        Origin origin,
        Counters counters) {

    /** Without a report for longer, an instance is silent. */
    public static final Duration LIVE_MAX = Duration.ofSeconds(5);
    /** Without a report for longer, an instance is gone even if it did not say goodbye. */
    public static final Duration SILENT_MAX = Duration.ofSeconds(30);

    /**
     * What an instance says of itself.
     *
     * @param usesOld whether its release reads or writes the old side; true if it did not say
     * @param usesNew whether its release reads or writes the new side; true if it did not say
     * @param shadows whether it makes shadow reads
     * @param audits whether it audits which side its statements touch
     */
    public record Claims(boolean usesOld, boolean usesNew, boolean shadows, boolean audits) {}

    /**
     * Who reported.
     *
     * @param application the name it gave itself, may be empty
     * @param role it logged in with
     * @param known how long ago its first report was
     */
    public record Origin(String application, String role, Duration known) {}

    /** Whether an instance is still there. */
    public enum Presence {
        /** It has reported just now. */
        LIVE,
        /** It has not reported for a while and did not say goodbye: it may still serve. */
        SILENT,
        /** It said goodbye, or has been silent for long. */
        GONE;

        static Presence of(Duration age, boolean saidGoodbye) {
            if (saidGoodbye || age.compareTo(SILENT_MAX) >= 0) {
                return GONE;
            }
            return age.compareTo(LIVE_MAX) <= 0 ? LIVE : SILENT;
        }
    }

    /** Whether its release uses the old side, or did not say. */
    public boolean usesOld() {
        return claims.usesOld();
    }

    /** Whether its release uses the new side, or did not say. */
    public boolean usesNew() {
        return claims.usesNew();
    }

    /** Whether it may still serve. */
    public boolean isPresent() {
        return presence != Presence.GONE;
    }
}
