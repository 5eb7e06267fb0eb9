// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.MigrationStage;
import com.launchdarkly.sdk.server.migrations.Migration;
import com.launchdarkly.sdk.server.migrations.MigrationExecution;
import com.launchdarkly.sdk.server.migrations.MigrationSerialOrder;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** LaunchDarkly's migration support, contexts built beforehand. */
public class LaunchDarklyBenchmark {

    /** A client in one stage and a migration to read with. */
    public abstract static class InStage {

        private final Owners owners = new Owners();
        private final LDContext[] contexts = LaunchDarkly.contexts(owners);
        final LDClient client;
        private final Migration<String, String, Owner, String> migration;

        InStage(String stage, MigrationExecution execution) {
            Sides sides = new Sides();
            client = LaunchDarkly.client(stage);
            migration = LaunchDarkly.migration(client, execution, sides::readOld, sides::readNew, String::equals);
        }

        String read() {
            Owner owner = owners.next();
            return migration
                    .read(LaunchDarkly.MIGRATION, contexts[owner.number()], MigrationStage.OFF, owner)
                    .getResult()
                    .orElseThrow();
        }

        LDContext context() {
            return contexts[owners.next().number()];
        }

        /** Ends the client. */
        @TearDown
        public void close() throws IOException {
            client.close();
        }
    }

    /** Only the old side is read. */
    @State(Scope.Thread)
    public static class Off extends InStage {

        /** A client in stage off. */
        public Off() {
            super("off", MigrationExecution.Serial(MigrationSerialOrder.FIXED));
        }
    }

    /** Both sides are read, one after the other. */
    @State(Scope.Thread)
    public static class ShadowSerial extends InStage {

        /** A client in stage shadow. */
        public ShadowSerial() {
            super("shadow", MigrationExecution.Serial(MigrationSerialOrder.FIXED));
        }
    }

    /** Both sides are read at once, which is the default. */
    @State(Scope.Thread)
    public static class ShadowParallel extends InStage {

        /** A client in stage shadow. */
        public ShadowParallel() {
            super("shadow", MigrationExecution.Parallel());
        }
    }

    /** A boolean flag. */
    @Benchmark
    public boolean boolVariation(Off off) {
        return off.client.boolVariation(LaunchDarkly.FLAG, off.context(), false);
    }

    /** The stage and its tracker. */
    @Benchmark
    public MigrationStage migrationVariation(Off off) {
        return off.client
                .migrationVariation(LaunchDarkly.MIGRATION, off.context(), MigrationStage.OFF)
                .getStage();
    }

    /** A read of the old side only. */
    @Benchmark
    public String readOff(Off off) {
        return off.read();
    }

    /** A read of both sides on the caller's thread. */
    @Benchmark
    public String shadowSerial(ShadowSerial shadow) {
        return shadow.read();
    }

    /** A read of both sides on two threads that the caller waits for. */
    @Benchmark
    public String shadowParallel(ShadowParallel shadow) {
        return shadow.read();
    }
}
