// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.throttle;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * One reason to slow down, measured on the live system.
 *
 * <p>A throttle that cannot measure holds the work: unknown load counts as too much load.
 */
@FunctionalInterface
public interface Throttle {

    /** How long to wait after a measurement failed. */
    Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** Measures once: go, or hold with the reason shown to the operator. */
    Verdict measure();

    /** Go on, or wait. */
    sealed interface Verdict {}

    /** Nothing to wait for. */
    record Go() implements Verdict {}

    /** Wait at least {@code atLeast} before measuring again. */
    record Hold(String reason, Duration atLeast) implements Verdict {}

    /** The stricter of both: holds if either holds. */
    default Throttle and(Throttle other) {
        return () -> measure() instanceof Hold hold ? hold : other.measure();
    }

    /** Never holds. */
    static Throttle none() {
        return Go::new;
    }

    /** What {@code measurement} says; a hold that names {@code what} if it fails. */
    static Verdict orHold(String what, Supplier<Verdict> measurement) {
        try {
            return measurement.get();
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new Hold(what + " cannot be measured: " + reason, AFTER_FAILURE);
        }
    }
}
