// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the latest snapshot and tells the handles what it means for them.
 *
 * <p>Threads share it. Handles are told one change after another, and never wait for each other when they decide.
 */
final class News {

    private static final Logger LOG = LoggerFactory.getLogger(News.class);

    private final LongSupplier ticker;
    private final List<MigrationHandle> handles = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private boolean hasWarned;

    News(LongSupplier ticker) {
        this.ticker = ticker;
    }

    long now() {
        return ticker.getAsLong();
    }

    /**
     * Takes what was read.
     *
     * @param askedAt when it was asked for, by the ticker
     * @param isSource false for what an earlier process left behind
     * @return whether anything differs from before but the time
     */
    synchronized boolean take(List<Route> routes, long askedAt, boolean isSource) {
        Snapshot before = snapshot;
        routes.stream().filter(before::isOlder).findFirst().ifPresent(this::warn);
        Snapshot after = before.with(routes, askedAt, isSource);
        snapshot = after;
        notifyAll();
        tell(now());
        return !after.routes().equals(before.routes());
    }

    /** Tells the handles what the leases that have ended since mean for them. */
    synchronized void tell(long now) {
        handles.forEach(handle -> handle.act(snapshot.of(handle.id()), now));
    }

    /** Tells a handle from now on. */
    synchronized void add(MigrationHandle handle) {
        handles.add(handle);
        handle.act(snapshot.of(handle.id()), now());
    }

    /** Tells a handle no more. */
    synchronized void remove(MigrationHandle handle) {
        handles.remove(handle);
    }

    List<MigrationHandle> handles() {
        return handles;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Time since the routes were last asked for with success; empty without news. */
    Optional<Duration> age() {
        Snapshot known = snapshot;
        return known.isNews() ? Optional.of(Duration.ofNanos(Math.max(0, now() - known.askedAt()))) : Optional.empty();
    }

    /** Whether a lease has run out that no later route has replaced. */
    boolean hasLeaseEnded(long now) {
        return snapshot.routes().values().stream().anyMatch(known -> known.isLeaseOver(now));
    }

    /** Nanoseconds until the next lease ends; empty where no percentage holds. */
    OptionalLong untilLeaseEnds(long now) {
        return snapshot.routes().values().stream()
                .filter(known -> known.route().isLease() && !known.isLeaseOver(now))
                .mapToLong(known -> known.leaseEnd() - now)
                .min();
    }

    private void warn(Route older) {
        if (!hasWarned) {
            hasWarned = true;
            LOG.warn(
                    "route {} came with version {} after a later one was seen: its journal has lost changes; the later one"
                            + " stays in force until the journal is past it",
                    older.migration(),
                    older.version());
        }
    }
}
