// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** What a sensor said, or why it said nothing. */
public sealed interface Measured<T> {

    /** It was measured. */
    record Value<T>(T known) implements Measured<T> {}

    /** There is such a sensor, and it cannot be read: unknown counts as bad. */
    record Unreadable<T>(String why) implements Measured<T> {}

    /** There is no such sensor here: not measured, never passed. */
    record Absent<T>(String why) implements Measured<T> {}

    /** The value, if there is one. */
    default Optional<T> value() {
        return this instanceof Value<T> measured ? Optional.of(measured.known()) : Optional.empty();
    }

    /**
     * Measures, and once more if that fails: one connection that was cut is no reason to stop. Whatever goes wrong is
     * told, not thrown.
     */
    static <T> Measured<T> by(Callable<T> sensor) {
        try {
            return new Value<>(twice(sensor));
        } catch (Exception e) {
            return new Unreadable<>(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static <T> T twice(Callable<T> sensor) throws Exception {
        try {
            return sensor.call();
        } catch (CancellationException e) {
            throw e;
        } catch (Exception e) {
            return sensor.call();
        }
    }
}
