// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the workers of one run share: sums, why they wait, and whether they shall end. Safe for several threads. */
final class Ledger {

    private final AtomicLong rowsChanged = new AtomicLong();
    private final AtomicLong chunks = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Map<Integer, String> blocked = new ConcurrentHashMap<>();
    private volatile long progressAt;
    private volatile int chunkRows;
    private volatile boolean isEnded;

    Ledger(long nanoTime, int chunkRows) {
        this.progressAt = nanoTime;
        this.chunkRows = chunkRows;
    }

    void copied(int worker, long changed, int rows, long nanoTime) {
        rowsChanged.addAndGet(changed);
        chunks.incrementAndGet();
        blocked.remove(worker);
        chunkRows = rows;
        progressAt = nanoTime;
    }

    void blocked(int worker, String reason) {
        blocked.put(worker, reason);
    }

    /** A worker that could go on if the others let it; its own reason is over. */
    void unblocked(int worker) {
        blocked.remove(worker);
    }

    /** Time that was held back on purpose does not count as time without progress. */
    void heldUntil(long nanoTime) {
        progressAt = nanoTime;
    }

    void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
        isEnded = true;
    }

    void end() {
        isEnded = true;
    }

    boolean isEnded() {
        return isEnded;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    Optional<String> blockedBy() {
        return blocked.values().stream().findFirst();
    }

    long rowsChanged() {
        return rowsChanged.get();
    }

    long chunks() {
        return chunks.get();
    }

    int chunkRows() {
        return chunkRows;
    }

    long sinceProgress(long nanoTime) {
        return nanoTime - progressAt;
    }
}
