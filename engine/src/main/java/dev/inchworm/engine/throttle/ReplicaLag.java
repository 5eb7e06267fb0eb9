// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.throttle;

import dev.inchworm.engine.sensor.Replicas;
import java.time.Duration;

/** Holds while a listed replica lags too far behind, is missing, or cannot be read. */
final class ReplicaLag implements Throttle {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Replicas replicas;
    private final Duration lagMax;

    ReplicaLag(Replicas replicas, Duration lagMax) {
        this.replicas = replicas;
        this.lagMax = lagMax;
    }

    @Override
    public Verdict measure() {
        return Throttle.orHold("replica lag", this::judge);
    }

    private Verdict judge() {
        for (Replicas.Standing standing : replicas.measure()) {
            if (standing.problem().isPresent()) {
                return new Hold(standing.name() + ": " + standing.problem().get(), AGAIN);
            }
            if (standing.lag().isPresent() && standing.lag().get().compareTo(lagMax) > 0) {
                return new Hold(
                        "%s lags %d ms behind, limit %d ms"
                                .formatted(standing.name(), standing.lag().get().toMillis(), lagMax.toMillis()),
                        AGAIN);
            }
        }
        return new Go();
    }
}
