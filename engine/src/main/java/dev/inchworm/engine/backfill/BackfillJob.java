// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Fence;
import dev.inchworm.engine.session.HaltSwitch;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.engine.throttle.Throttle;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a backfill works with.
 *
 * @param dialect of the database
 * @param sessions gives new sessions to it; the backfill closes those it takes
 * @param plan that the step belongs to
 * @param step what is copied
 * @param fence held in every chunk's transaction
 * @param syncEpoch grows whenever the sync is installed anew; checkpoints of another epoch are void
 * @param settings chunk time, workers and limits
 * @param throttle measured by one thread, four times a second
 * @param halt looked at before every chunk
 * @param waiter all pauses
 * @param nanoTime a monotonic clock
 * @param listener told about the progress, by one thread
 */
public record BackfillJob(
        Dialect dialect,
        Supplier<Session> sessions,
        Plan plan,
        Step.Backfill step,
        Fence fence,
        int syncEpoch,
        Settings.Backfill settings,
        Throttle throttle,
        HaltSwitch halt,
        Waiter waiter,
        LongSupplier nanoTime,
        Consumer<BackfillProgress> listener) {}
