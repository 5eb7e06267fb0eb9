// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a call through the SDK may allocate on its caller's thread. Says nothing of time. */
class BudgetTest {

    private static final int CALLS = 50_000;
    private static final int ROUNDS_MAX = 40;

    private final InchwormBenchmark calls = new InchwormBenchmark();

    @Test
    void a_decision_by_text_allocates_nothing() throws Exception {
        InchwormBenchmark.Live live = new InchwormBenchmark.Live();

        assertThat(bytes(() -> calls.decide(live))).isZero();
        live.close();
    }

    @Test
    void a_decision_by_number_allocates_nothing() throws Exception {
        InchwormBenchmark.Live live = new InchwormBenchmark.Live();

        assertThat(bytes(() -> calls.decideNumber(live))).isZero();
        live.close();
    }

    @Test
    void a_counted_read_of_one_side_allocates_nothing() throws Exception {
        InchwormBenchmark.OneSide oneSide = new InchwormBenchmark.OneSide();

        assertThat(bytes(() -> calls.readOneSide(oneSide))).isZero();
        oneSide.close();
    }

    @Test
    void a_read_that_sampling_leaves_out_allocates_nothing() throws Exception {
        InchwormBenchmark.SampledOut sampledOut = new InchwormBenchmark.SampledOut();

        assertThat(bytes(() -> calls.shadowSampledOut(sampledOut))).isZero();
        sampledOut.close();
    }

    @Test
    void a_read_that_finds_no_place_in_the_dark_allocates_next_to_nothing() throws Exception {
        InchwormBenchmark.Saturated saturated = new InchwormBenchmark.Saturated();
        saturated.fill();

        assertThat(bytes(() -> calls.shadowSaturated(saturated))).isLessThanOrEqualTo(32);
        saturated.close();
    }

    @Test
    void an_allocation_would_be_noticed() throws Exception {
        assertThat(bytes(() -> new byte[64].clone())).isGreaterThanOrEqualTo(64);
    }

    /** One call. */
    private interface Call {

        @Nullable Object make() throws Exception;
    }

    private static volatile @Nullable Object seen = "";

    /** Bytes of a call in the best of many rounds: compilers allocate less the longer they have looked. */
    private static long bytes(Call call) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        try {
            for (int round = 0; round < ROUNDS_MAX && least > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int at = 0; at < CALLS; at++) {
                    seen = call.make();
                }
                long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                least = Math.min(least, Math.round(allocated / (double) CALLS));
            }
            return least;
        } finally {
            Reference.reachabilityFence(seen);
        }
    }
}
