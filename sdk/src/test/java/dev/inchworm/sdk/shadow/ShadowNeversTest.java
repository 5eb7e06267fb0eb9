// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.sdk.compare.Difference;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.figure.Outcome;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must never happen to the caller of a read, whatever the new side and the application's own callbacks do. */
class ShadowNeversTest {

    private static final Object OLD = new Object();

    /** Ways for the new side to be bad. */
    enum Bad {
        EXCEPTION(new SQLException("new side down")),
        RUNTIME_EXCEPTION(new IllegalStateException("pool exhausted")),
        ERROR(new NoClassDefFoundError("new/Side")),
        ASSERTION(new AssertionError("new side")),
        OUT_OF_MEMORY(new OutOfMemoryError("unable to create native thread")),
        STACK_OVERFLOW(new StackOverflowError()),
        THREAD_INTERRUPTED(new InterruptedException("new side")),
        NULL(null),
        HANG(null);

        @SuppressWarnings("ImmutableEnumChecker")
        private final @Nullable Throwable thrown;

        Bad(@Nullable Throwable thrown) {
            this.thrown = thrown;
        }

        @Nullable Object answer(CountDownLatch hung) throws Exception {
            if (this == HANG) {
                hung.await();
            } else if (thrown != null) {
                throw sneaky(thrown);
            }
            return null;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_bad_new_side_never_changes_what_the_old_one_answered_or_threw(Bad bad) throws Exception {
        Exception failure = new IOException("old side");
        CountDownLatch hung = new CountDownLatch(1);
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

        try (Rig rig = new Rig(Rig.patient(), hearing(uncaught))) {
            ShadowReader<Object> reader = rig.reader().build();

            for (int i = 0; i < 5; i++) {
                assertThat(reader.read(i, () -> OLD, () -> bad.answer(hung))).isSameAs(OLD);
                assertThatThrownBy(() -> reader.read(
                                1,
                                () -> {
                                    throw failure;
                                },
                                () -> bad.answer(hung)))
                        .isSameAs(failure);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
            hung.countDown();
            rig.rest();

            assertThat(rig.compared()).isEqualTo(10);
            assertThat(failure.getSuppressed()).isEmpty();
        }
        boolean isFatal = bad.thrown instanceof VirtualMachineError;
        Rig.until(() -> uncaught.size() == (isFatal ? 10 : 0));
        assertThat(uncaught).allSatisfy(thrown -> assertThat(thrown).isSameAs(bad.thrown));
    }

    @Test
    void the_pool_works_on_after_workers_died_of_fatal_errors() {
        try (Rig rig = new Rig(Rig.patient().threads(1), hearing(new ConcurrentLinkedQueue<>()))) {
            ShadowReader<Object> reader = rig.reader().build();
            for (int i = 0; i < 20; i++) {
                reader.offer(i, OLD, () -> OLD, () -> {
                    throw new StackOverflowError();
                });
            }
            reader.offer(1, OLD, () -> OLD, () -> OLD);
            rig.rest();

            assertThat(rig.counted(Comparison.ERROR_MISMATCH)).isEqualTo(20);
            assertThat(rig.counted(Comparison.MATCH)).isEqualTo(1);
        }
    }

    @Test
    void a_machine_without_threads_left_costs_shadow_reads_and_nothing_else() {
        AtomicBoolean isExhausted = new AtomicBoolean(true);
        UnaryOperator<ThreadFactory> exhausted = threads -> work -> {
            if (isExhausted.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return threads.newThread(work);
        };

        try (Rig rig = new Rig(Rig.patient(), exhausted)) {
            ShadowReader<Object> reader = rig.reader().build();
            for (int i = 0; i < 10; i++) {
                assertThatCode(() -> reader.offer(1, OLD, () -> OLD, () -> OLD)).doesNotThrowAnyException();
            }
            rig.rest();
            assertThat(rig.counted(Drop.SATURATED)).isEqualTo(10);

            isExhausted.set(false);
            reader.offer(1, OLD, () -> OLD, () -> OLD);
            rig.rest();
            assertThat(rig.compared()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXCEPTION", "ERROR", "OUT_OF_MEMORY", "STACK_OVERFLOW"})
    void no_callback_of_the_application_reaches_the_caller_by_failing(Bad bad) {
        CountDownLatch none = new CountDownLatch(0);
        try (Rig rig = new Rig(Rig.patient(), hearing(new ConcurrentLinkedQueue<>()))) {
            KeyedSide<Integer, Object> fine = key -> OLD;
            KeyedSide<Integer, Object> differs = key -> key;

            offered(rig.reader().comparator((old, fresh) -> sneakily(bad)), fine);
            offered(rig.reader().snapshot(value -> sneakily(bad)), fine);
            offered(rig.reader().context(() -> sneakily(bad)), fine);
            offered(rig.reader().context(() -> () -> sneakily(bad)), fine);
            offered(
                    rig.reader()
                            .context(() -> () -> () -> {
                                bad.answer(none);
                            }),
                    differs);
            offered(rig.reader().refuseIn(() -> sneakily(bad)), fine);
            offered(rig.reader().ignoring((old, fresh) -> sneakily(bad)), differs);
            offered(rig.reader().reveal((old, fresh) -> sneakily(bad)), differs);
            rig.rest();

            assertThat(rig.figures.count(Comparison.COMPARE_FAILED) + rig.figures.count(Comparison.ERROR_MISMATCH))
                    .isEqualTo(8);
            assertThat(rig.compared()).isEqualTo(8);

            offered(rig.reader().listener(mismatch -> sneakily(bad)), differs);
            offered(rig.reader().stage(() -> sneakily(bad)), fine);
            rig.rest();

            assertThat(rig.figures.count(Comparison.MISMATCH_CONFIRMED)).isEqualTo(1);
            assertThat(rig.figures.count(Comparison.MATCH)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNTIME_EXCEPTION", "ERROR", "OUT_OF_MEMORY"})
    void meters_that_fail_cost_nothing_but_their_counts(Bad bad) {
        MigrationMeters failing = (MigrationMeters) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MigrationMeters.class}, (proxy, method, arguments) -> {
                    throw requireNonNull(bad.thrown);
                });
        try (Rig rig = new Rig(Rig.patient())) {
            ShadowReader<Object> reader = ShadowReader.builder(rig.pool, Rig.ID, rig.figures, failing)
                    .sample(0.5)
                    .build();
            for (int i = 0; i < 100; i++) {
                reader.offer(i, OLD, () -> OLD, () -> "other");
            }
            rig.rest();

            assertThat(rig.figures.count(Comparison.MISMATCH_CONFIRMED)).isPositive();
            assertThat(rig.figures.count(Comparison.MISMATCH_CONFIRMED)).isEqualTo(rig.compared());
        }
    }

    @Test
    void a_hung_new_side_is_counted_late_at_once_and_keeps_its_permit_until_it_ends() {
        AtomicBoolean mayEnd = new AtomicBoolean();
        try (Rig rig = new Rig(ShadowOptions.builder().deadline(Duration.ofMillis(1)))) {
            ShadowReader<Object> reader = rig.reader().build();
            reader.offer(1, OLD, () -> OLD, () -> {
                while (!mayEnd.get()) {
                    Thread.onSpinWait();
                }
                return OLD;
            });

            Rig.until(() -> rig.counted(Outcome.TIMEOUT) == 1);
            assertThat(rig.isAtRest()).isFalse();
            assertThat(rig.pool.activeThreads()).isEqualTo(1);

            mayEnd.set(true);
            rig.rest();
            assertThat(rig.compared()).isZero();
            assertThat(rig.counted(Outcome.SUCCESS)).isZero();
        }
    }

    @Test
    void a_late_comparison_ends_as_failed() {
        try (Rig rig = new Rig(ShadowOptions.builder().deadline(Duration.ofMillis(20)))) {
            CountDownLatch never = new CountDownLatch(1);
            offered(
                    rig.reader().comparator((old, fresh) -> {
                        never.await();
                        return Difference.none();
                    }),
                    key -> OLD);
            rig.rest();

            assertThat(rig.figures.count(Comparison.COMPARE_FAILED)).isEqualTo(1);
            assertThat(rig.compared()).isEqualTo(1);
        }
    }

    @Test
    void the_callers_interrupt_is_neither_swallowed_nor_passed_on() {
        try (Rig rig = new Rig(Rig.patient())) {
            AtomicInteger interrupted = new AtomicInteger();
            Thread.currentThread().interrupt();
            offered(rig.reader(), key -> {
                interrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
                return OLD;
            });
            assertThat(Thread.interrupted()).isTrue();
            rig.rest();

            assertThat(interrupted).hasValue(0);
            assertThat(rig.counted(Comparison.MATCH)).isEqualTo(1);
        }
    }

    private static void offered(ShadowReaderBuilder<Object> setup, KeyedSide<Integer, Object> fresh) {
        ShadowReader<Object> reader = setup.build();
        assertThatCode(() -> reader.offer(1, 1, OLD, Rig.sides(key -> OLD, fresh)))
                .doesNotThrowAnyException();
    }

    private static UnaryOperator<ThreadFactory> hearing(Queue<Throwable> uncaught) {
        return threads -> work -> {
            Thread thread = threads.newThread(work);
            thread.setUncaughtExceptionHandler((dead, thrown) -> uncaught.add(thrown));
            return thread;
        };
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T sneakily(Bad bad) {
        throw sneaky(requireNonNull(bad.thrown));
    }

    private static RuntimeException sneaky(Throwable thrown) {
        return ShadowNeversTest.<RuntimeException>unchecked(thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> RuntimeException unchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
