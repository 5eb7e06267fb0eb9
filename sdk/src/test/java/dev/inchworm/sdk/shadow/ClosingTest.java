// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.Figures;
import dev.inchworm.sdk.figure.MigrationMeters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a pool: in time, whatever hangs, and without keeping the process. */
class ClosingTest {

    @Test
    void what_waits_is_dropped_and_counted_and_what_runs_may_end() throws InterruptedException {
        Rig rig = new Rig(Rig.patient().closeTimeout(Duration.ofHours(1)));
        ShadowReader<Integer> reader = rig.<Integer>reader().build();
        CountDownLatch started = new CountDownLatch(rig.options.threadsOfOne());
        CountDownLatch mayEnd = new CountDownLatch(1);
        for (int i = 0; i < 10; i++) {
            reader.offer(i, 1, () -> 1, () -> {
                started.countDown();
                mayEnd.await();
                return 1;
            });
        }
        started.await();

        Thread closer = new Thread(rig::close);
        closer.start();
        Rig.until(() -> rig.counted(Drop.SHUTDOWN) == 10 - rig.options.threadsOfOne());
        mayEnd.countDown();
        closer.join();

        assertThat(rig.isAtRest()).isTrue();
        assertThat(rig.counted(Comparison.MATCH)).isEqualTo(rig.options.threadsOfOne());
    }

    @Test
    @Timeout(60)
    void closing_returns_although_a_candidate_hears_no_interrupt() {
        AtomicBoolean mayEnd = new AtomicBoolean();
        Rig rig = new Rig(Rig.patient().closeTimeout(Duration.ofMillis(100)));
        rig.<Integer>reader().build().offer(1, 1, () -> 1, () -> {
            while (!mayEnd.get()) {
                LockSupport.parkNanos(1_000_000);
            }
            return 1;
        });
        Rig.until(() -> rig.pool.activeThreads() == 1);

        rig.close();

        assertThat(rig.pool.activeThreads()).isEqualTo(1);
        mayEnd.set(true);
        Rig.until(rig::isAtRest);
        rig.close();
    }

    @Test
    void a_mismatch_that_waits_to_be_read_again_is_dropped_at_the_close() {
        Rig rig = new Rig(Rig.patient().recheckDelay(Rig.NEVER));
        rig.<Integer>reader().build().offer(1, 1, () -> 1, () -> 2);
        Rig.until(() -> rig.figures.reads(Side.NEW) == 1 && rig.pool.queueDepth() == 1);

        rig.close();

        Rig.until(rig::isAtRest);
        assertThat(rig.counted(Drop.SHUTDOWN)).isEqualTo(1);
        assertThat(rig.compared()).isZero();
    }

    @Test
    void an_offer_after_the_close_is_dropped_and_counted() {
        Rig rig = new Rig(Rig.patient());
        ShadowReader<Integer> reader = rig.<Integer>reader().build();
        rig.close();

        reader.offer(1, 1, () -> 1, () -> 1);
        rig.<Integer>reader().build().offer(1, 1, () -> 1, () -> 1);

        assertThat(rig.counted(Drop.SHUTDOWN)).isEqualTo(2);
        assertThat(rig.isAtRest()).isTrue();
    }

    @Test
    @Timeout(60)
    void a_listener_may_close_the_pool_it_is_called_from() {
        Rig rig = new Rig(Rig.patient().closeTimeout(Duration.ofHours(1)));
        rig.<Integer>reader().listener(mismatch -> rig.close()).build().offer(1, 1, () -> 1, () -> 2);

        Rig.until(() -> rig.pool.workers().isTerminated());
        assertThat(rig.isAtRest()).isTrue();
    }

    @Test
    void offers_that_race_with_the_close_leave_no_permit_behind() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            Rig rig = new Rig(Rig.patient());
            ShadowReader<Integer> reader = rig.<Integer>reader().build();
            Thread caller = new Thread(() -> {
                for (int i = 0; i < 200; i++) {
                    int answer = i % 2;
                    reader.offer(i, 0, () -> 0, () -> answer);
                }
            });
            caller.start();
            rig.close();
            caller.join();

            Rig.until(rig::isAtRest);
            assertThat(rig.figures.drops() + rig.compared()).isEqualTo(200);
        }
    }

    @Test
    void a_process_ends_with_its_main_thread_although_a_shadow_read_hangs() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HangingProcess.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(HangingProcess.DONE);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Leaves a hung shadow read behind and does not close its pool. */
    static final class HangingProcess {

        static final int DONE = 0;

        private HangingProcess() {}

        public static void main(String[] arguments) throws InterruptedException {
            ShadowReader<Integer> reader = ShadowReader.<Integer>builder(
                            new ShadowPool(ShadowOptions.defaults()), "m", new Figures(), MigrationMeters.none())
                    .build();
            CountDownLatch started = new CountDownLatch(1);
            reader.offer(1, 1, () -> 1, () -> {
                started.countDown();
                while (started.getCount() == 0) {
                    LockSupport.park();
                }
                return 1;
            });
            started.await();
        }
    }
}
