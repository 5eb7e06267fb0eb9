// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.sdk.figure.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random ends from many threads at once: what was taken is given back, once. */
class PermitsTest {

    private static final int CALLERS = 4;
    private static final int OFFERS = 5_000;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger runningMax = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_permit_is_lost_or_doubled_and_every_offer_is_counted_once(long seed) throws InterruptedException {
        ShadowOptions.Builder options = ShadowOptions.builder()
                .threads(4)
                .queue(6)
                .deadline(Duration.ofNanos(300_000))
                .recheckDelay(Duration.ofNanos(50_000))
                .breakerPause(Duration.ofNanos(300_000))
                .breakerRate(0.6);
        try (Rig rig = new Rig(options, PermitsTest::quiet)) {
            ShadowReader<Integer> reader = rig.<Integer>reader().sample(0.9).build();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                SplittableRandom random = new SplittableRandom(seed * 100 + i);
                callers.add(new Thread(() -> offer(reader, random)));
            }
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
            rig.rest();

            assertThat(running).hasValue(0);
            assertThat(runningMax.get()).isLessThanOrEqualTo(rig.options.threadsOfOne());
            assertThat(rig.counted(Outcome.TIMEOUT)).isPositive();
            assertThat(rig.figures.drops()).isPositive();
            assertThat(rig.compared()).isPositive();
            assertThat(rig.counted("sampled out") + rig.figures.drops() + rig.compared() + rig.counted(Outcome.TIMEOUT))
                    .isEqualTo((long) CALLERS * OFFERS);
        }
    }

    private void offer(ShadowReader<Integer> reader, SplittableRandom random) {
        for (int i = 0; i < OFFERS; i++) {
            int kind = random.nextInt(10);
            long nanos = random.nextInt(600_000);
            if (random.nextInt(50) == 0) {
                Thread.currentThread().interrupt();
            }
            reader.offer(i, 1, () -> random(kind + 1, nanos / 20), () -> random(kind, nanos));
            LockSupport.parkNanos(random.nextInt(3) == 0 ? 50_000 : 1);
        }
    }

    private int random(int kind, long nanos) throws Exception {
        runningMax.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            return switch (kind) {
                case 0 -> throw new IllegalStateException("new side");
                case 1 -> throw new OutOfMemoryError("new side");
                case 2 -> spun(nanos);
                case 3 -> parked(nanos);
                case 4 -> {
                    Thread.currentThread().interrupt();
                    yield 1;
                }
                case 5 -> 2;
                default -> 1;
            };
        } finally {
            running.decrementAndGet();
        }
    }

    /** Goes on for a while after its time was up. */
    private static int spun(long nanos) {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return 1;
    }

    private static int parked(long nanos) throws InterruptedException {
        LockSupport.parkNanos(nanos);
        if (Thread.interrupted()) {
            throw new InterruptedException("late");
        }
        return 1;
    }

    private static ThreadFactory quiet(ThreadFactory threads) {
        return work -> {
            Thread thread = threads.newThread(work);
            thread.setUncaughtExceptionHandler((dead, thrown) -> {});
            return thread;
        };
    }
}
