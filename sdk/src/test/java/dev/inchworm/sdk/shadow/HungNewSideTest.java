// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.Outcome;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A new side that never answers and hears no interrupt, under a thousand reads a second. */
class HungNewSideTest {

    private static final int READS = 3_000;
    private static final int ANSWER_BYTES = 100_000;

    private final AtomicBoolean mayEnd = new AtomicBoolean();

    @Test
    void the_old_side_answers_as_before_and_threads_and_heap_stay_bounded() throws InterruptedException {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        UnaryOperator<ThreadFactory> remembering = factory -> work -> {
            Thread thread = factory.newThread(work);
            threads.add(thread);
            return thread;
        };
        try (Rig rig = new Rig(ShadowOptions.builder().breakerPause(Duration.ofMillis(1)), remembering)) {
            ShadowReader<byte[]> reader = rig.<byte[]>reader().build();
            AtomicInteger threadsMax = new AtomicInteger();
            AtomicInteger wrong = new AtomicInteger();
            List<WeakReference<byte[]>> answers = new ArrayList<>();
            CountDownLatch served = new CountDownLatch(READS);
            aThousandASecond(served, () -> {
                byte[] answer = new byte[ANSWER_BYTES];
                try {
                    byte[] got = reader.read(served.getCount(), () -> answer, this::hang);
                    wrong.addAndGet(got == answer ? 0 : 1);
                } catch (Exception unexpected) {
                    wrong.incrementAndGet();
                }
                answers.add(new WeakReference<>(answer));
                threadsMax.accumulateAndGet(alive(threads), Math::max);
            });

            assertThat(wrong).hasValue(0);
            assertThat(threadsMax.get()).isBetween(1, rig.options.threads() + 1);
            assertThat(rig.pool.activeThreads()).isLessThanOrEqualTo(rig.options.threadsOfOne());
            assertThat(kept(answers)).isLessThanOrEqualTo(rig.options.permitsOfOne());
            assertThat(rig.counted(Drop.SATURATED)).isGreaterThan(READS / 2);

            mayEnd.set(true);
            rig.rest();
            assertThat(rig.figures.drops() + rig.compared() + rig.counted(Outcome.TIMEOUT))
                    .isEqualTo(READS);
            assertThat(rig.figures.reads(Side.NEW))
                    .isEqualTo(rig.counted(Outcome.TIMEOUT) + rig.counted(Outcome.SUCCESS));
        }
    }

    /** Runs a step until it was done as often as that counts. */
    private static void aThousandASecond(CountDownLatch served, Runnable step) throws InterruptedException {
        ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
        Future<?> rate = load.scheduleAtFixedRate(
                () -> {
                    if (served.getCount() > 0) {
                        step.run();
                        served.countDown();
                    }
                },
                0,
                1,
                TimeUnit.MILLISECONDS);
        served.await();
        rate.cancel(false);
        load.shutdown();
        assertThat(load.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void another_migration_goes_on_beside_one_that_hangs() {
        try (Rig rig = new Rig(Rig.patient())) {
            ShadowReader<Integer> hanging = rig.<Integer>reader().build();
            ShadowReader<Integer> healthy = ShadowReader.<Integer>builder(rig.pool, "other", rig.figures, rig)
                    .build();
            for (int i = 0; i < 1_000; i++) {
                hanging.offer(i, 1, () -> 1, () -> {
                    hang();
                    return 1;
                });
            }
            for (int i = 1; i <= 100; i++) {
                healthy.offer(i, 1, () -> 1, () -> 1);
                int matches = i;
                Rig.until(() -> rig.figures.count(Comparison.MATCH) == matches);
            }

            assertThat(rig.counted(Drop.SATURATED)).isEqualTo(1_000 - rig.options.permitsOfOne());
            assertThat(rig.counted(Drop.QUEUE_FULL)).isZero();
            mayEnd.set(true);
            rig.rest();
        }
    }

    private byte[] hang() {
        while (!mayEnd.get()) {
            LockSupport.parkNanos(1_000_000);
        }
        return new byte[ANSWER_BYTES];
    }

    private static int alive(Queue<Thread> threads) {
        return (int) threads.stream().filter(Thread::isAlive).count();
    }

    /** Answers still reachable; asks again while the collector is not done. */
    private static int kept(List<WeakReference<byte[]>> answers) {
        int kept = Integer.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            System.gc();
            kept = Math.min(kept, (int)
                    answers.stream().filter(each -> each.get() != null).count());
        }
        return kept;
    }
}
