// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import org.jspecify.annotations.Nullable;

/**
 * What came of one piece of work under a deadline.
 *
 * @param value what it returned; null where that was null, or it failed
 * @param error what it threw
 * @param nanos how long it took
 * @param isLate whether its time was up, which the clock has counted already
 */
record Answer<T>(@Nullable T value, @Nullable Throwable error, long nanos, boolean isLate) {

    /** The old side's answer on the caller's thread, where that was to throw. */
    record Failed(Throwable error) {}

    /** Whether it returned in time. */
    boolean isGood() {
        return error == null && !isLate;
    }
}
