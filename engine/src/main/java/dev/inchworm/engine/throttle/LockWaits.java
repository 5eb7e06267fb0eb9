// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.throttle;

import dev.inchworm.core.dialect.Locks;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Holds while sessions of others wait for a lock that one of ours holds. */
final class LockWaits implements Throttle {

    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofMillis(500), Duration.ofSeconds(2));
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final Session session;
    private final Supplier<Set<Long>> pids;
    private final int waitersMax;

    /** Holds from {@code waitersMax} waiting sessions on, and always from one on if that is zero. */
    LockWaits(Session session, Supplier<Set<Long>> pids, int waitersMax) {
        this.session = session;
        this.pids = pids;
        this.waitersMax = Math.max(1, waitersMax);
    }

    @Override
    public Verdict measure() {
        Set<Long> ours = pids.get();
        return ours.isEmpty() ? new Go() : Throttle.orHold("lock waits", () -> judge(ours));
    }

    private Verdict judge(Set<Long> ours) {
        List<Locks.Session> waiting = session.inRolledBack(
                TIMEOUTS, transaction -> session.dialect().locks().waitingFor(transaction, ours));
        if (waiting.size() < waitersMax) {
            return new Go();
        }
        return new Hold(
                "%d sessions wait for a lock of ours, first %s"
                        .formatted(waiting.size(), waiting.get(0).line()),
                AGAIN);
    }
}
