// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.engine.session.Waiter;
import dev.inchworm.engine.throttle.Throttle;
import dev.inchworm.engine.throttle.Throttle.Hold;
import dev.inchworm.engine.throttle.Throttle.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/**
 * The throttle's latest verdict for all workers of a run.
 *
 * <p>One thread measures. A verdict that is too old holds: the measuring itself may hang.
 */
final class Gate {

    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration AGE_MAX = Duration.ofSeconds(5);

    private final Throttle throttle;
    private final Waiter waiter;
    private final LongSupplier nanoTime;
    private volatile Measured latest;

    private record Measured(Verdict verdict, long nanoTime) {}

    Gate(Throttle throttle, Waiter waiter, LongSupplier nanoTime) {
        this.throttle = throttle;
        this.waiter = waiter;
        this.nanoTime = nanoTime;
        this.latest = new Measured(new Hold("the first measurement is being made", PACE), nanoTime.getAsLong());
    }

    /** Measures again and again until {@code ledger} says that the run has ended. */
    void run(Ledger ledger) {
        try {
            while (!ledger.isEnded()) {
                Verdict verdict = Throttle.orHold("load", throttle::measure);
                latest = new Measured(verdict, nanoTime.getAsLong());
                waiter.pause(PACE);
            }
        } catch (CancellationException e) {
            ledger.end();
        }
    }

    /** Why nobody may go on now, or empty. */
    Optional<String> holds() {
        Measured now = latest;
        if (now.verdict() instanceof Hold hold) {
            return Optional.of(hold.reason());
        }
        long age = nanoTime.getAsLong() - now.nanoTime();
        return age <= AGE_MAX.toNanos()
                ? Optional.empty()
                : Optional.of("load was not measured for %d s"
                        .formatted(Duration.ofNanos(age).toSeconds()));
    }
}
