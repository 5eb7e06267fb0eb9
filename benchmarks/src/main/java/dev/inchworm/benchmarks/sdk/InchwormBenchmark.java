// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationHandle;
import dev.inchworm.sdk.Reads;
import dev.inchworm.sdk.shadow.ShadowOptions;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Our own paths, each as an application calls it. */
public class InchwormBenchmark {

    private static final int HALF = 5_000;

    /** A client in one stage, a handle and the reads of it. */
    public abstract static class InStage {

        final Owners owners = new Owners();
        final Sides sides = new Sides();
        final MigrationClient client;
        final MigrationHandle handle;

        InStage(Stage stage, int percentBp, ShadowOptions shadow) {
            client = Inchworm.client(stage, percentBp, shadow);
            handle = client.migration(Inchworm.MIGRATION);
        }

        Reads<Owner, String, RuntimeException> reads(Function<Owner, String> fresh) {
            return handle.<Owner, String, RuntimeException>reads(sides::readOld, fresh::apply)
                    .key(Owner::text)
                    .build();
        }

        /** Ends the client. */
        @TearDown
        public void close() {
            client.close();
        }
    }

    /** Half of the owners read new. */
    @State(Scope.Thread)
    public static class Live extends InStage {

        /** A client in stage live. */
        public Live() {
            super(Stage.LIVE, HALF, ShadowOptions.defaults());
        }
    }

    /** Only the old side is read. */
    @State(Scope.Thread)
    public static class OneSide extends InStage {

        private final Reads<Owner, String, RuntimeException> reads = reads(sides::readNew);

        /** A client in stage dualwrite. */
        public OneSide() {
            super(Stage.DUALWRITE, 0, ShadowOptions.defaults());
        }
    }

    /** Nothing is tried in the dark, although the stage would have it. */
    @State(Scope.Thread)
    public static class SampledOut extends InStage {

        private final Reads<Owner, String, RuntimeException> reads = reads(sides::readNew);

        /** A client in stage shadow that samples nothing. */
        public SampledOut() {
            super(Stage.SHADOW, 0, ShadowOptions.builder().sample(0).build());
        }
    }

    /** The new side hangs, and nothing more is admitted. */
    @State(Scope.Thread)
    public static class Saturated extends InStage {

        private static final int ENOUGH = 2_000;

        private final Hang hang = new Hang();
        private final Reads<Owner, String, RuntimeException> reads = reads(owner -> {
            hang.forEver();
            return sides.readNew(owner);
        });

        /** A client in stage shadow that gives nothing up. */
        public Saturated() {
            super(
                    Stage.SHADOW,
                    0,
                    ShadowOptions.builder().deadline(Duration.ofHours(1)).build());
        }

        /** Fills every place. */
        @Setup
        public void fill() {
            for (int read = 0; read < ENOUGH; read++) {
                reads.read(owners.next());
            }
        }

        @Override
        @TearDown
        public void close() {
            hang.end();
            super.close();
        }
    }

    /** Every read is tried in the dark, and there is room for it. */
    @State(Scope.Thread)
    public static class Submitted extends InStage {

        private final Burst burst = new Burst();
        private final Reads<Owner, String, RuntimeException> reads = reads(owner -> {
            burst.made();
            return sides.readNew(owner);
        });

        /** A client in stage shadow. */
        public Submitted() {
            super(Stage.SHADOW, 0, ShadowOptions.defaults());
        }

        /** Waits until nothing waits any more. */
        @Setup(Level.Invocation)
        public void drain() {
            burst.drain();
        }
    }

    /** Which side, by a text key. */
    @Benchmark
    public Side decide(Live live) {
        return live.handle.side(live.owners.next().text());
    }

    /** Which side, by a number. */
    @Benchmark
    public Side decideNumber(Live live) {
        return live.handle.side(live.owners.next().number());
    }

    /** A counted read. */
    @Benchmark
    public @Nullable String readOneSide(OneSide oneSide) {
        return oneSide.reads.read(oneSide.owners.next());
    }

    /** A read that the dice left out. */
    @Benchmark
    public @Nullable String shadowSampledOut(SampledOut sampledOut) {
        return sampledOut.reads.read(sampledOut.owners.next());
    }

    /** A read that finds no place. */
    @Benchmark
    public @Nullable String shadowSaturated(Saturated saturated) {
        return saturated.reads.read(saturated.owners.next());
    }

    /** Reads that find a place, faster than they are made. */
    @Benchmark
    @OperationsPerInvocation(Burst.READS)
    public void shadowSubmitted(Submitted submitted, Blackhole hole) {
        for (int read = 0; read < Burst.READS; read++) {
            hole.consume(submitted.reads.read(submitted.owners.next()));
        }
        submitted.burst.handOver(Burst.READS);
    }

    /** A read that finds a place, after a rest in which caches went cold. */
    @Benchmark
    public @Nullable String shadowSubmittedAlone(Submitted submitted) {
        String row = submitted.reads.read(submitted.owners.next());
        submitted.burst.handOver(1);
        return row;
    }
}
