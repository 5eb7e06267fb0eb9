// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What everything else is compared with: the caller reads the old side itself. */
public class BaselineBenchmark {

    /** Owners and sides. */
    @State(Scope.Thread)
    public static class Direct {

        private final Owners owners = new Owners();
        private final Sides sides = new Sides();
    }

    /** Owners and sides, with the pause between two bursts that a shadow read needs. */
    @State(Scope.Thread)
    public static class InBursts {

        private final Owners owners = new Owners();
        private final Sides sides = new Sides();

        /** Nothing to wait for; it is here because the timer is stopped for it. */
        @Setup(Level.Invocation)
        public void drain() {
            Burst.rest();
        }
    }

    /** The owner's key alone, as every decision needs it. */
    @Benchmark
    public String directKey(Direct direct) {
        return direct.owners.next().text();
    }

    /** A direct read. */
    @Benchmark
    public String directRead(Direct direct) {
        return direct.sides.readOld(direct.owners.next());
    }

    /** Direct reads in bursts. */
    @Benchmark
    @OperationsPerInvocation(Burst.READS)
    public void burst(InBursts bursts, Blackhole hole) {
        for (int read = 0; read < Burst.READS; read++) {
            hole.consume(bursts.sides.readOld(bursts.owners.next()));
        }
    }

    /** One direct read after a rest. */
    @Benchmark
    public String afterRest(InBursts bursts) {
        return bursts.sides.readOld(bursts.owners.next());
    }
}
