// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.testing.TestMigrations;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts bytes with the JVM's own counter of the thread. */
class AllocationTest {

    private static final int ROUNDS = 100_000;
    private static final String[] KEYS =
            IntStream.range(0, 1_024).mapToObj(i -> "customer-é-" + i).toArray(String[]::new);

    private int sink;

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_decision_allocates_nothing(Stage stage) {
        try (MigrationClient client = TestMigrations.fixed(stage, 5_000, "m")) {
            MigrationHandle plain = client.migration("m");
            MigrationHandle listed = client.handle("m")
                    .allow(List.of("customer-7", "7"))
                    .deny(List.of("8"))
                    .sides(side -> side == Side.NEW)
                    .build();

            assertThat(bytes(i -> decide(plain, i))).isZero();
            assertThat(bytes(i -> decide(listed, i))).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_read_without_a_shadow_allocates_nothing_of_ours(Stage stage) {
        try (MigrationClient client = TestMigrations.fixed(stage, 5_000, "m")) {
            Reads<String, String, RuntimeException> reads = client.migration("m")
                    .reads((String key) -> key, key -> key)
                    .withoutShadow()
                    .build();

            assertThat(bytes(i -> sink += KEYS[i & 1_023].equals(reads.read(KEYS[i & 1_023])) ? 1 : 0))
                    .isZero();
        }
    }

    @Test
    void a_read_of_one_side_allocates_nothing_though_it_could_be_shadowed() {
        try (MigrationClient client = TestMigrations.fixed(Stage.DUALWRITE, 0, "m")) {
            Reads<String, String, RuntimeException> reads =
                    client.migration("m").reads((String key) -> key, key -> key).build();

            assertThat(bytes(i -> sink += KEYS[i & 1_023].equals(reads.read(KEYS[i & 1_023])) ? 1 : 0))
                    .isZero();
        }
    }

    private void decide(MigrationHandle handle, int i) {
        String key = KEYS[i & 1_023];
        sink += handle.side(key).hashCode()
                + handle.side((long) i * i).hashCode()
                + handle.side().hashCode();
        sink += handle.stage().hashCode() + (handle.writesOld() ? 1 : 0) + (handle.writesNew() ? 1 : 0);
    }

    /**
     * Bytes that this thread allocates in so many rounds, once warm: the least of a few tries, for compiling allocates.
     */
    private static long bytes(Step step) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < ROUNDS; i++) {
            step.run(i);
        }
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ROUNDS; i++) {
                step.run(i);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private interface Step {
        void run(int i);
    }
}
