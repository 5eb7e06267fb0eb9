// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import com.github.rawls238.scientist4j.Experiment;
import io.dropwizard.metrics5.MetricRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Scientist4J; it has no sampling and no stages, so that every read is an experiment. */
@State(Scope.Thread)
public class ScientistBenchmark {

    private final Owners owners = new Owners();
    private final Sides sides = new Sides();
    private final Experiment<String> experiment = new Experiment<>("orders", new MetricRegistry());

    /** Both sides on the caller's thread. */
    @Benchmark
    public String run() throws Exception {
        Owner owner = owners.next();
        return experiment.run(() -> sides.readOld(owner), () -> sides.readNew(owner));
    }

    /** Both sides on its pool of two threads, which the caller waits for. */
    @Benchmark
    public String runAsync() throws Exception {
        Owner owner = owners.next();
        return experiment.runAsync(() -> sides.readOld(owner), () -> sides.readNew(owner));
    }
}
