// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.inchworm.sdk.figure.MigrationMeters;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What an offer allocates on the caller's thread, by the machine's own account. */
class SaturationCostTest {

    private static final int OFFERS = 200_000;
    private static final int SATURATED_BYTES_MAX = 32;
    private static final int SUBMITTED_BYTES_MAX = 200;
    private static final Long KEY = 4711L;
    private static final Object OLD = new Object();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void a_saturated_offer_costs_nothing() {
        try (Rig rig = new Rig(Rig.patient())) {
            ShadowReader<Object> reader = quiet(rig).build();
            saturate(rig, reader);

            assertThat(bytesOfAnOffer(reader)).isLessThanOrEqualTo(SATURATED_BYTES_MAX);
            assertThat(rig.figures.drops()).isGreaterThanOrEqualTo(OFFERS);
            mayEnd.countDown();
        }
    }

    @Test
    void an_offer_that_is_not_sampled_allocates_nothing() {
        try (Rig rig = new Rig(Rig.patient())) {
            ShadowReader<Object> reader = quiet(rig).sample(0).build();

            assertThat(bytesOfAnOffer(reader)).isLessThan(1);
            assertThat(rig.figures.drops()).isZero();
        }
    }

    @Test
    void an_offer_to_a_suspended_migration_costs_nothing() {
        try (Rig rig = new Rig(ShadowOptions.builder().breakerPause(Rig.NEVER))) {
            ShadowReader<Object> reader = quiet(rig).build();
            while (!reader.isSuspended()) {
                reader.offer(1, OLD, () -> OLD, () -> {
                    throw new IllegalStateException("new side");
                });
            }
            rig.rest();

            assertThat(bytesOfAnOffer(reader)).isLessThanOrEqualTo(SATURATED_BYTES_MAX);
        }
    }

    @Test
    void an_offer_that_is_taken_allocates_little() {
        try (Rig rig = new Rig(Rig.patient().queue(ShadowOptions.QUEUE_MAX))) {
            ShadowReader<Object> reader = quiet(rig).build();
            int taken = 40_000;
            BothSides<Long, Object> sides = Rig.sides(key -> hang(), key -> hang());
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < taken; i++) {
                reader.offer(i, KEY, OLD, sides);
            }
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

            assertThat(rig.figures.drops()).isZero();
            assertThat((double) bytes / taken).isBetween(1.0, (double) SUBMITTED_BYTES_MAX);
            mayEnd.countDown();
        }
    }

    private static ShadowReaderBuilder<Object> quiet(Rig rig) {
        return ShadowReader.builder(rig.pool, Rig.ID, rig.figures, MigrationMeters.none());
    }

    private void saturate(Rig rig, ShadowReader<Object> reader) {
        while (rig.figures.drops() == 0) {
            reader.offer(1, OLD, this::hang, this::hang);
        }
    }

    private Object hang() throws InterruptedException {
        mayEnd.await();
        return OLD;
    }

    private double bytesOfAnOffer(ShadowReader<Object> reader) {
        BothSides<Long, Object> sides = Rig.sides(key -> OLD, key -> OLD);
        long id = Thread.currentThread().getId();
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < OFFERS; i++) {
                reader.offer(i, KEY, OLD, sides);
            }
            least = Math.min(least, (double) (threads.getThreadAllocatedBytes(id) - before) / OFFERS);
        }
        return least;
    }
}
