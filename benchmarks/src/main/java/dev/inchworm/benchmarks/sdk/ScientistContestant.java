// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import com.github.rawls238.scientist4j.Experiment;
import io.dropwizard.metrics5.MetricRegistry;
import java.util.Map;
import java.util.Optional;

/**
 * Scientist4J's experiment, with the pool of two threads that it makes by itself; there is no way to end that pool.
 *
 * @param name the library, its version and the mode
 * @param async whether the sides run on the pool
 */
record ScientistContestant(String name, boolean async) implements Contestant {

    @Override
    public Caller shadow(Fault fault) {
        Experiment<String> experiment = new Experiment<>(
                "orders",
                Map.of(),
                false,
                new MetricRegistry(),
                (control, candidate) -> fault.comparator().test(control, candidate));
        return new Caller() {
            @Override
            public String read() throws Exception {
                return async
                        ? experiment.runAsync(
                                () -> fault.old().apply(Fault.OWNER),
                                () -> fault.fresh().apply(Fault.OWNER))
                        : experiment.run(
                                () -> fault.old().apply(Fault.OWNER),
                                () -> fault.fresh().apply(Fault.OWNER));
            }

            @Override
            public void close() {
                // An experiment cannot be closed.
            }
        };
    }

    @Override
    public Optional<Caller> live(Fault fault) {
        return Optional.empty();
    }
}
