// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import java.time.Duration;

/**
 * How long a chunk may wait and run, so that the backfill, never the application, gives way.
 *
 * <p>A session that waits for us looks for a deadlock only after {@code deadlock_timeout}. As a chunk waits for a lock
 * at most {@code lock} and runs at most {@code statement}, it is over before that, and there is none to be found.
 *
 * @param timeouts of the chunk's transaction
 * @param target time that a chunk should take
 */
record ChunkLimits(Timeouts timeouts, Duration target) {

    private static final Duration LOCK_MAX = Duration.ofMillis(100);
    private static final int LOCK_PARTS = 5;

    /**
     * The limits where a chunk may hold locks for {@code chunkTimeMax} and should take {@code chunkTime}.
     *
     * @param chunkTimeMax whole time of a chunk, as the dialect says
     */
    static ChunkLimits of(Duration chunkTimeMax, Duration chunkTime) {
        Duration lock = shorter(LOCK_MAX, atLeastOneMilli(chunkTimeMax.dividedBy(LOCK_PARTS)));
        Duration statement = atLeastOneMilli(chunkTimeMax.minus(lock));
        return new ChunkLimits(
                new Timeouts(lock, statement),
                atLeastOneMilli(shorter(chunkTime, statement.multipliedBy(3).dividedBy(4))));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration atLeastOneMilli(Duration time) {
        return time.toMillis() < 1 ? Duration.ofMillis(1) : time;
    }
}
