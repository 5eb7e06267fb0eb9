// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.dialect.Endpoint;
import java.util.OptionalInt;

/** Where a trial database is. */
public sealed interface TrialPlace {

    /** A throw-away server of ours. */
    static TrialPlace throwAway() {
        return new ThrowAway(OptionalInt.empty());
    }

    /** A throw-away server of that major version, or of the nearest one there is. */
    static TrialPlace throwAway(int major) {
        return new ThrowAway(OptionalInt.of(major));
    }

    /** An empty database that the team has; what is made in it is dropped in the end. */
    static TrialPlace on(Endpoint endpoint) {
        return new Given(endpoint);
    }

    /**
     * A throw-away server.
     *
     * @param major wanted; else the one of the live server, else the default one
     */
    record ThrowAway(OptionalInt major) implements TrialPlace {}

    /** An empty database of the team's. */
    record Given(Endpoint endpoint) implements TrialPlace {}
}
