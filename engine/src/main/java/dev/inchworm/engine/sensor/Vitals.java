// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.time.Duration;
import java.util.List;

/**
 * Everything that stop signals look at, measured at about one moment.
 *
 * @param window what applications counted lately
 * @param silent names of instances that have not reported for a while and did not say goodbye
 * @param idleWriteP99 the write latency before anything was done
 * @param divergences divergences that the sync recorded since the phase began
 * @param upErrors rows since the phase began for which the way up failed
 * @param sync {@code intact}, or what is wrong with the sync
 * @param replicas where the listed replicas stand
 * @param drift rows of a sample that differ or break an invariant
 */
public record Vitals(
        Measured<Window> window,
        Measured<List<String>> silent,
        Measured<Duration> idleWriteP99,
        Measured<Long> divergences,
        Measured<Long> upErrors,
        Measured<String> sync,
        Measured<List<Replicas.Standing>> replicas,
        Measured<Long> drift) {

    /** Nothing is measured. */
    public static Vitals absent() {
        return new Vitals(none(), none(), none(), none(), none(), none(), none(), none());
    }

    /** These, with the figures of applications. */
    public Vitals withWindow(Measured<Window> measured) {
        return new Vitals(measured, silent, idleWriteP99, divergences, upErrors, sync, replicas, drift);
    }

    /** These, with the names of silent instances. */
    public Vitals withSilent(Measured<List<String>> measured) {
        return new Vitals(window, measured, idleWriteP99, divergences, upErrors, sync, replicas, drift);
    }

    /** These, with the idle write latency. */
    public Vitals withIdleWriteP99(Measured<Duration> measured) {
        return new Vitals(window, silent, measured, divergences, upErrors, sync, replicas, drift);
    }

    /** These, with what the sync recorded. */
    public Vitals withRecorded(Measured<Long> divergencesNow, Measured<Long> upErrorsNow) {
        return new Vitals(window, silent, idleWriteP99, divergencesNow, upErrorsNow, sync, replicas, drift);
    }

    /** These, with the state of the sync. */
    public Vitals withSync(Measured<String> measured) {
        return new Vitals(window, silent, idleWriteP99, divergences, upErrors, measured, replicas, drift);
    }

    /** These, with where the replicas stand. */
    public Vitals withReplicas(Measured<List<Replicas.Standing>> measured) {
        return new Vitals(window, silent, idleWriteP99, divergences, upErrors, sync, measured, drift);
    }

    /** These, with what a sample found. */
    public Vitals withDrift(Measured<Long> measured) {
        return new Vitals(window, silent, idleWriteP99, divergences, upErrors, sync, replicas, measured);
    }

    private static <T> Measured<T> none() {
        return new Measured.Absent<>("not measured here");
    }
}
