// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.compare.Comparators;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShadowReaderTest {

    record Order(long id, String status, long amount) {}

    private static final Order PAID = new Order(7, "paid", 100);

    private final Rig rig = new Rig(Rig.patient());
    private final Queue<Mismatch> heard = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void equal_answers_match() {
        reader().build().offer(1, PAID, () -> PAID, () -> new Order(7, "paid", 100));

        assertThat(only()).isEqualTo(Comparison.MATCH);
        assertThat(rig.figures.reads(Side.NEW)).isEqualTo(1);
        assertThat(rig.figures.readErrors(Side.NEW)).isZero();
        assertThat(rig.figures.reads(Side.OLD)).isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void a_mismatch_that_stays_is_confirmed_and_its_fields_are_named() {
        AtomicInteger olds = new AtomicInteger();
        AtomicInteger news = new AtomicInteger();
        ShadowReader<Order> reader = reader().build();

        reader.offer(
                1,
                PAID,
                () -> {
                    olds.incrementAndGet();
                    return PAID;
                },
                () -> {
                    news.incrementAndGet();
                    return new Order(7, "open", 101);
                });

        assertThat(only()).isEqualTo(Comparison.MISMATCH_CONFIRMED);
        assertThat(olds).hasValue(4);
        assertThat(news).hasValue(3);
        assertThat(rig.counted("status")).isEqualTo(1);
        assertThat(rig.counted("amount")).isEqualTo(1);
        assertThat(rig.counted("id")).isZero();
        assertThat(reader.mismatches()).containsExactlyElementsOf(heard).hasSize(1);
        assertThat(heard.element().fields()).containsExactly("amount", "status");
    }

    @Test
    void a_mismatch_that_is_gone_when_read_again_was_transient() {
        ShadowReader<Order> reader = reader().build();

        reader.offer(1, new Order(7, "open", 100), () -> PAID, () -> PAID);

        assertThat(only()).isEqualTo(Comparison.MISMATCH_TRANSIENT);
        assertThat(reader.mismatches()).isEmpty();
        assertThat(rig.counted("status")).isZero();
    }

    @Test
    void a_lagging_new_side_that_catches_up_by_the_last_look_was_transient() {
        AtomicInteger asked = new AtomicInteger();

        reader().build().offer(1, PAID, () -> PAID, () -> asked.incrementAndGet() < 3 ? null : PAID);

        assertThat(only()).isEqualTo(Comparison.MISMATCH_TRANSIENT);
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_mismatch_against_an_old_side_that_is_moving_is_never_confirmed() {
        AtomicInteger amount = new AtomicInteger();

        reader().build().offer(1, PAID, () -> new Order(7, "paid", amount.incrementAndGet()), () -> null);

        assertThat(only()).isEqualTo(Comparison.MISMATCH_TRANSIENT);
    }

    @Test
    void sides_that_fail_alike_match_and_others_do_not() {
        ShadowReader<Order> reader = reader().build();
        KeyedSide<Integer, Order> fails = key -> {
            throw new IllegalStateException("old " + key);
        };

        reader.offerFailed(1, 1, new IllegalStateException("x"), Rig.sides(fails, fails));
        rig.rest();
        assertThat(rig.counted(Comparison.ERROR_MATCH)).isEqualTo(1);

        reader.offerFailed(1, 1, new IllegalArgumentException("x"), Rig.sides(fails, fails));
        reader.offerFailed(1, 1, new IllegalArgumentException("x"), Rig.sides(fails, key -> PAID));
        reader.offer(1, 1, PAID, Rig.sides(key -> PAID, fails));
        rig.rest();
        assertThat(rig.counted(Comparison.ERROR_MISMATCH)).isEqualTo(3);
        assertThat(rig.compared()).isEqualTo(4);
        assertThat(rig.counted(Outcome.ERROR)).isEqualTo(3);
        assertThat(reader.mismatches())
                .extracting(Mismatch::fields)
                .contains(List.of("old none", "new java.lang.IllegalStateException"));
    }

    @Test
    void a_known_difference_is_ignored() {
        ShadowReader<Order> reader =
                reader().ignoring((old, fresh) -> fresh == null).build();

        reader.offer(1, PAID, () -> PAID, () -> null);

        assertThat(only()).isEqualTo(Comparison.IGNORED);
    }

    @Test
    void the_snapshot_is_what_is_compared_when_the_caller_changes_its_answer() {
        ShadowReader<List<String>> reader =
                rig.<List<String>>reader().snapshot(ArrayList::new).build();
        CountDownLatch changed = new CountDownLatch(1);
        List<String> served = new ArrayList<>(List.of("a"));

        reader.offer(1, served, () -> List.of("a"), () -> {
            changed.await();
            return List.of("a");
        });
        served.add("b");
        changed.countDown();

        assertThat(only()).isEqualTo(Comparison.MATCH);
    }

    @Test
    void sampling_makes_about_its_share_and_leaves_the_rest_alone() {
        ShadowReader<Order> tenth = reader().sample(0.1).build();
        AtomicInteger asked = new AtomicInteger();

        for (int i = 0; i < 10_000; i++) {
            tenth.offer(i, PAID, () -> PAID, () -> {
                asked.incrementAndGet();
                return PAID;
            });
        }
        rig.rest();

        long sampledOut = rig.counted("sampled out");
        assertThat(sampledOut).isBetween(8_800L, 9_200L);
        assertThat(sampledOut + asked.get() + rig.figures.drops()).isEqualTo(10_000);
    }

    @Test
    void all_or_nothing_is_sampled_at_the_ends() {
        ShadowReader<Order> none = reader().sample(0).build();
        ShadowReader<Order> all = reader().sample(1).build();

        for (int i = 0; i < 100; i++) {
            none.offer(i, PAID, () -> PAID, () -> PAID);
        }
        assertThat(rig.counted("sampled out")).isEqualTo(100);

        for (int i = 0; i < 100; i++) {
            all.offer(i, PAID, () -> PAID, () -> PAID);
        }
        rig.rest();
        assertThat(rig.counted("sampled out")).isEqualTo(100);
        assertThat(rig.counted(Comparison.MATCH)).isEqualTo(100);
    }

    @Test
    void calibration_compares_the_old_side_with_itself_and_counts_nowhere_else() {
        AtomicInteger random = new AtomicInteger();
        ShadowReader<Order> reader = reader().calibration(1).build();

        reader.offer(1, PAID, () -> PAID, () -> {
            throw new AssertionError("the new side is left alone");
        });
        reader.offer(2, PAID, () -> new Order(7, "paid", random.incrementAndGet()), () -> PAID);
        rig.rest();

        assertThat(reader.noiseFloor()).isEqualTo(new NoiseFloor(2, 0, 1, java.util.Map.of("amount", 1L)));
        assertThat(reader.noiseFloor().rate()).isEqualTo(0.5);
        assertThat(rig.compared()).isZero();
        assertThat(rig.figures.reads(Side.NEW)).isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void used_alone_it_answers_or_throws_exactly_what_the_old_side_did() throws Exception {
        ShadowReader<Order> reader = reader().build();
        Thread caller = Thread.currentThread();
        Exception failure = new java.io.IOException("gone");
        List<Thread> controls = new ArrayList<>();

        Order answer = reader.read(
                1,
                () -> {
                    controls.add(Thread.currentThread());
                    return PAID;
                },
                () -> PAID);

        assertThat(answer).isSameAs(PAID);
        assertThat(controls).containsExactly(caller);
        assertThatThrownBy(() -> reader.read(
                        1,
                        () -> {
                            throw failure;
                        },
                        () -> PAID))
                .isSameAs(failure);
        rig.rest();
        assertThat(rig.counted(Comparison.MATCH)).isEqualTo(1);
        assertThat(rig.counted(Comparison.ERROR_MISMATCH)).isEqualTo(1);
    }

    @Test
    void mismatches_kept_are_capped_and_the_latest_ones() {
        try (Rig small = new Rig(Rig.patient().mismatchesKept(10))) {
            ShadowReader<Integer> reader = small.<Integer>reader().build();
            for (int i = 0; i < 50; i++) {
                int key = i;
                reader.offer(key, 1, () -> 1, () -> 2);
                small.rest();
            }

            assertThat(reader.mismatches()).hasSize(10);
            assertThat(reader.mismatches().get(9).keyHash()).isEqualTo(MismatchSamples.hash(Rig.ID, 49));
            assertThat(small.counted(Comparison.MISMATCH_CONFIRMED)).isEqualTo(50);
        }
    }

    @Test
    void a_new_side_that_fails_too_often_is_suspended_and_the_rest_is_counted() {
        try (Rig breaking = new Rig(ShadowOptions.builder().breakerPause(Rig.NEVER))) {
            ShadowReader<Integer> reader = breaking.<Integer>reader().build();
            for (int i = 0; i < 100; i++) {
                reader.offer(i, 1, () -> 1, () -> {
                    throw new IllegalStateException("down");
                });
                breaking.rest();
            }

            assertThat(reader.isSuspended()).isTrue();
            assertThat(breaking.counted(Comparison.ERROR_MISMATCH)).isEqualTo(20);
            assertThat(breaking.counted(Drop.BREAKER_OPEN)).isEqualTo(80);
        }
    }

    private ShadowReaderBuilder<Order> reader() {
        return rig.<Order>reader().comparator(Comparators.fields(Order.class)).listener(heard::add);
    }

    private Comparison only() {
        rig.rest();
        assertThat(rig.compared()).isEqualTo(1);
        for (Comparison each : Comparison.values()) {
            if (rig.counted(each) == 1) {
                return each;
            }
        }
        throw new AssertionError("the meters saw nothing");
    }
}
