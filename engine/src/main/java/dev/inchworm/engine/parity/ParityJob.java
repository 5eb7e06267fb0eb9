// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.session.HaltSwitch;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.engine.throttle.Throttle;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a parity pass works with.
 *
 * @param sessions gives new sessions to the database; the pass closes the one it takes
 * @param plan that the step belongs to
 * @param step what is judged and how
 * @param throttle measured before every chunk
 * @param halt looked at before every chunk
 * @param waiter all pauses
 * @param nanoTime a monotonic clock
 * @param showsValues whether listed rows carry their keys and values; else a hash and the names of columns
 * @param listener told about the result so far, after every chunk
 */
public record ParityJob(
        Supplier<Session> sessions,
        Plan plan,
        Step.Verify step,
        Throttle throttle,
        HaltSwitch halt,
        Waiter waiter,
        LongSupplier nanoTime,
        boolean showsValues,
        Consumer<ParityProgress> listener) {}
