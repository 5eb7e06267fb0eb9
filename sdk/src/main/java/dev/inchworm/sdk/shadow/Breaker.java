// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * Suspends the shadow reads of one migration while its new side fails too often.
 *
 * <p>Closed: all may pass, and the last outcomes are watched. Open: none may pass until a pause is over, which is
 * jittered so that the instances of a fleet do not return at once, and doubles up to eight times while the new side
 * stays bad. Half open: a few may pass; one bad outcome opens it again, good ones close it.
 *
 * <p>Threads share it; {@link #enter} takes no lock while closed.
 */
final class Breaker {

    /** What {@link #enter} answers when nothing may pass. */
    static final int REFUSED = -1;

    static final int PROBES = 3;
    private static final int OUTCOMES_MIN = 20;
    private static final int DOUBLINGS_MAX = 3;
    private static final double JITTER = 0.2;

    private enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final boolean[] isBad;
    private final int badMin;
    private final long pauseNanos;
    private final LongSupplier ticker;

    private volatile State state = State.CLOSED;
    private volatile int period;
    private int outcomes;
    private int bad;
    private int next;
    private volatile int probesLeft;
    private int probesGood;
    private int doublings;
    private volatile long openedAt;
    private volatile long pauseNow;

    /**
     * Closed.
     *
     * @param window outcomes watched, at least {@value #OUTCOMES_MIN}
     * @param rate share of bad outcomes that opens it, above 0 to 1
     * @param pause how long it stays open at first
     * @param ticker nanoseconds of a clock that never runs back
     */
    Breaker(int window, double rate, Duration pause, LongSupplier ticker) {
        this.isBad = new boolean[Math.max(window, OUTCOMES_MIN)];
        this.badMin = Math.max(1, (int) Math.ceil(rate * isBad.length));
        this.pauseNanos = pause.toNanos();
        this.ticker = ticker;
    }

    /** Whether nothing may pass now, asked without a lock; {@link #enter} has the last word. */
    boolean refuses() {
        return switch (state) {
            case CLOSED -> false;
            case OPEN -> ticker.getAsLong() - openedAt < pauseNow;
            case HALF_OPEN -> probesLeft == 0;
        };
    }

    /**
     * Asks to pass.
     *
     * @return the period, to be given back exactly once to {@link #ended} or {@link #gaveUp}; or {@link #REFUSED}
     */
    int enter() {
        int now = period;
        return state == State.CLOSED ? now : enterSlowly();
    }

    /** One that passed has ended. Answers whether this opened the breaker. */
    synchronized boolean ended(int since, boolean wasBad) {
        if (since != period) {
            return false;
        }
        return switch (state) {
            case CLOSED -> watch(wasBad);
            case HALF_OPEN -> probed(wasBad);
            case OPEN -> false;
        };
    }

    /** One that passed has ended without saying anything about the new side. */
    synchronized void gaveUp(int since) {
        if (since == period && state == State.HALF_OPEN) {
            probesLeft++;
        }
    }

    private synchronized int enterSlowly() {
        if (state == State.OPEN && ticker.getAsLong() - openedAt >= pauseNow) {
            probesLeft = PROBES;
            probesGood = 0;
            move(State.HALF_OPEN);
        }
        if (state == State.HALF_OPEN && probesLeft > 0) {
            probesLeft--;
            return period;
        }
        return state == State.CLOSED ? period : REFUSED;
    }

    private boolean watch(boolean wasBad) {
        if (outcomes == isBad.length) {
            bad -= isBad[next] ? 1 : 0;
        } else {
            outcomes++;
        }
        isBad[next] = wasBad;
        next = (next + 1) % isBad.length;
        bad += wasBad ? 1 : 0;
        boolean tooOften = outcomes >= OUTCOMES_MIN && (long) bad * isBad.length >= (long) badMin * outcomes;
        if (tooOften) {
            doublings = 0;
            open();
        }
        return tooOften;
    }

    private boolean probed(boolean wasBad) {
        if (wasBad) {
            doublings = Math.min(doublings + 1, DOUBLINGS_MAX);
            open();
        } else if (++probesGood == PROBES) {
            move(State.CLOSED);
        }
        return wasBad;
    }

    private void open() {
        double jitter = 1 - JITTER + 2 * JITTER * ThreadLocalRandom.current().nextDouble();
        openedAt = ticker.getAsLong();
        pauseNow = (long) ((pauseNanos << doublings) * jitter);
        move(State.OPEN);
    }

    private void move(State to) {
        outcomes = 0;
        bad = 0;
        next = 0;
        period = (period + 1) & Integer.MAX_VALUE;
        state = to;
    }
}
