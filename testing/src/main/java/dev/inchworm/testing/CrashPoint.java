// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Dies at the n-th time it is passed, as if the process were killed there.
 *
 * <p>What it throws is an {@link Error}, so that no handler for failures mistakes it for one. Safe for use by several
 * threads.
 */
public final class CrashPoint {

    private final int at;
    private final AtomicInteger passed = new AtomicInteger();

    private CrashPoint(int at) {
        this.at = at;
    }

    /** Dies when it is passed for the {@code n}-th time, counted from 1. */
    public static CrashPoint at(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, was " + n);
        }
        return new CrashPoint(n);
    }

    /** Never dies, only counts. */
    public static CrashPoint never() {
        return new CrashPoint(Integer.MAX_VALUE);
    }

    /** Passes; throws {@link Crash} when its time has come, and ever after: the dead do no more work. */
    public void pass() {
        if (passed.incrementAndGet() >= at) {
            throw new Crash(at);
        }
    }

    /** How often it was passed, the last time included. */
    public int passed() {
        return passed.get();
    }

    /** Whether it has died. */
    public boolean isReached() {
        return passed.get() >= at;
    }

    /** The end of a process that is not there to handle it. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        private Crash(int at) {
            super("crash at write " + at);
        }
    }
}
