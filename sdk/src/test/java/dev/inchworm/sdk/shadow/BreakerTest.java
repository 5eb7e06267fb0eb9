// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private long nanos;
    private final Breaker breaker = new Breaker(100, 0.5, PAUSE, () -> nanos);

    @Test
    void it_stays_closed_while_less_than_the_rate_is_bad() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(breaker.ended(breaker.enter(), i % 5 < 2)).isFalse();
        }

        assertThat(breaker.refuses()).isFalse();
    }

    @Test
    void few_bad_outcomes_say_nothing() {
        for (int i = 0; i < 19; i++) {
            assertThat(breaker.ended(breaker.enter(), true)).isFalse();
        }
        assertThat(breaker.refuses()).isFalse();

        assertThat(breaker.ended(breaker.enter(), true)).isTrue();
        assertThat(breaker.refuses()).isTrue();
        assertThat(breaker.enter()).isEqualTo(Breaker.REFUSED);
    }

    @Test
    void a_long_good_past_is_forgotten_with_the_window() {
        for (int i = 0; i < 10_000; i++) {
            breaker.ended(breaker.enter(), false);
        }
        int needed = 0;
        while (!breaker.refuses()) {
            breaker.ended(breaker.enter(), true);
            needed++;
        }

        assertThat(needed).isEqualTo(50);
    }

    @Test
    void the_pause_is_jittered_by_a_fifth_and_no_more() {
        Set<Long> pauses = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Breaker other = new Breaker(100, 0.5, PAUSE, () -> nanos);
            open(other);
            nanos = 0;
            while (other.refuses()) {
                nanos += Duration.ofMillis(10).toNanos();
            }
            pauses.add(nanos);
            nanos = 0;
        }

        assertThat(pauses)
                .hasSizeGreaterThan(50)
                .allSatisfy(pause ->
                        assertThat(Duration.ofNanos(pause)).isBetween(Duration.ofSeconds(4), Duration.ofMillis(6_010)));
    }

    @Test
    void after_the_pause_a_few_may_try_and_good_ones_close_it() {
        open(breaker);
        pass(Duration.ofSeconds(6));

        int[] probes = {breaker.enter(), breaker.enter(), breaker.enter()};
        assertThat(probes).doesNotContain(Breaker.REFUSED);
        assertThat(breaker.refuses()).isTrue();
        assertThat(breaker.enter()).isEqualTo(Breaker.REFUSED);

        for (int probe : probes) {
            breaker.ended(probe, false);
        }
        assertThat(breaker.refuses()).isFalse();
        assertThat(breaker.ended(breaker.enter(), true)).isFalse();
    }

    @Test
    void one_bad_probe_opens_it_for_longer() {
        open(breaker);
        pass(Duration.ofSeconds(6));

        assertThat(breaker.ended(breaker.enter(), true)).isTrue();

        pass(Duration.ofSeconds(7));
        assertThat(breaker.refuses()).isTrue();
        pass(Duration.ofSeconds(6));
        assertThat(breaker.refuses()).isFalse();
    }

    @Test
    void the_pause_grows_to_eight_times_and_no_further() {
        open(breaker);
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(49));
            assertThat(breaker.ended(breaker.enter(), true)).isTrue();
        }

        pass(Duration.ofSeconds(31));
        assertThat(breaker.refuses()).isTrue();
        pass(Duration.ofSeconds(18));
        assertThat(breaker.refuses()).isFalse();
    }

    @Test
    void a_probe_that_was_given_up_is_given_to_another() {
        open(breaker);
        pass(Duration.ofSeconds(6));
        for (int i = 0; i < 100; i++) {
            int probe = breaker.enter();
            assertThat(probe).isNotEqualTo(Breaker.REFUSED);
            breaker.gaveUp(probe);
        }

        assertThat(breaker.refuses()).isFalse();
    }

    @Test
    void an_outcome_of_an_earlier_period_says_nothing() {
        int early = breaker.enter();
        open(breaker);
        pass(Duration.ofSeconds(6));
        int probe = breaker.enter();

        assertThat(breaker.ended(early, true)).isFalse();
        breaker.gaveUp(early);

        assertThat(breaker.ended(probe, false)).isFalse();
        breaker.ended(breaker.enter(), false);
        breaker.ended(breaker.enter(), false);
        assertThat(breaker.refuses()).isFalse();
    }

    private void open(Breaker closed) {
        while (!closed.refuses()) {
            closed.ended(closed.enter(), true);
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
