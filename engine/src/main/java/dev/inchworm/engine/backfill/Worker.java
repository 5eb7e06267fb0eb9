// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.core.chunk.ChunkSize;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.core.dialect.Locks;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.backfill.ChunkCopy.AllDone;
import dev.inchworm.engine.backfill.ChunkCopy.Copied;
import dev.inchworm.engine.backfill.ChunkCopy.Outcome;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.OutcomeUnknown;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.throttle.RowsPerSecond;
import dev.inchworm.engine.throttle.Throttle.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Copies chunk after chunk until nothing is left, giving way to the application whenever they meet. */
final class Worker {

    /** Without a single chunk of any worker for so long, the run fails. */
    static final Duration NO_PROGRESS_MAX = Duration.ofMinutes(10);

    private static final Duration PAUSE_MAX = Duration.ofMillis(100);
    private static final Duration NOTHING_FREE_PAUSE = Duration.ofMillis(50);
    private static final int NONE = -1;

    private final int number;
    private final BackfillJob job;
    private final Shared shared;
    private final Session session;
    private final ChunkCopy copy;
    private final BackOff backOff = new BackOff();
    private ChunkSize size;
    private int first = NONE;
    private int last = NONE;
    private boolean hasFailed;
    private long bisecting;
    private @Nullable Segment current;

    /** What all workers of a run share. */
    record Shared(
            Segments segments,
            ChunkLimits limits,
            Ledger ledger,
            Gate gate,
            Optional<RowsPerSecond> rate,
            Supplier<Set<Long>> pids) {}

    Worker(int number, BackfillJob job, Shared shared, Session session) {
        this.number = number;
        this.job = job;
        this.shared = shared;
        this.session = session;
        this.copy = new ChunkCopy(job, shared.segments());
        this.size = ChunkSize.starting(shared.limits().target());
    }

    void run() {
        try {
            while (mayGoOn()) {
                if (isAdmitted() && copyNext() instanceof AllDone) {
                    return;
                }
            }
        } catch (RuntimeException | Error e) {
            shared.ledger().fail(e);
        } finally {
            shared.ledger().unblocked(number);
            session.close();
        }
    }

    private boolean mayGoOn() {
        return !shared.ledger().isEnded() && job.halt().thrown().isEmpty();
    }

    private boolean isAdmitted() {
        if (shared.gate().holds().isPresent()) {
            job.waiter().pause(PAUSE_MAX);
            return false;
        }
        if (shared.rate().isPresent() && shared.rate().get().measure() instanceof Hold hold) {
            pause(hold.atLeast());
            return false;
        }
        return true;
    }

    private Outcome copyNext() {
        long began = job.nanoTime().getAsLong();
        int rows = rows();
        try {
            Outcome outcome = session.inTransaction(shared.limits().timeouts(), transaction -> {
                Optional<Segment> segment = copy.claim(transaction, first, last);
                current = segment.orElse(null);
                return segment.isPresent() ? copy.copy(transaction, segment.get(), rows) : copy.unclaimed(transaction);
            });
            if (outcome instanceof Copied copied) {
                copied(copied, rows, Duration.ofNanos(job.nanoTime().getAsLong() - began));
            } else if (!(outcome instanceof AllDone)) {
                shared.ledger().unblocked(number);
                pause(NOTHING_FREE_PAUSE);
            }
            return outcome;
        } catch (OutcomeUnknown e) {
            // The next claim reads the checkpoint, which was saved in the same transaction: that settles it.
            hasFailed = true;
            pause(backOff.next());
        } catch (Failed e) {
            failed(e);
        }
        return new ChunkCopy.NothingFree();
    }

    private int rows() {
        int most = job.settings()
                .rowsPerSecondMax()
                .map(rate -> Math.max(1, rate / 4))
                .orElse(ChunkSize.ROWS_MAX);
        return Math.min(size.rows(), most);
    }

    private void copied(Copied copied, int rows, Duration took) {
        shared.ledger().copied(number, copied.changed(), rows, job.nanoTime().getAsLong());
        shared.rate().ifPresent(rate -> rate.took(copied.lookedAt()));
        backOff.reset();
        first = copied.isSegmentDone() ? NONE : copied.segment();
        if (copied.segment() == last) {
            last = NONE;
        }
        bisecting = Math.max(0, bisecting - rows);
        boolean grows = took.compareTo(size.target()) < 0;
        // A chunk that only went through when it was tried again says nothing about what a larger one would do.
        if (!grows || (!hasFailed && bisecting == 0 && rows == size.rows())) {
            size = size.after(took);
        }
        hasFailed = false;
    }

    private void failed(Failed e) {
        hasFailed = true;
        switch (e.failure()) {
            case LOCK_TIMEOUT, DEADLOCK, STATEMENT_TIMEOUT, SERIALIZATION -> gaveWay(e);
            case CONNECTION_LOST -> lost(e);
            case DATA, CONSTRAINT -> bisect(e);
            case NOT_GRANTED, ROWS_HIDDEN, OTHER -> throw Refusals.chunkFails(job, at(), e);
        }
    }

    private void gaveWay(Failed e) {
        if (size.rows() > ChunkSize.ROWS_MIN) {
            size = size.halved();
            requireProgress("the last attempt ended with " + Refusals.said(e), e);
        } else {
            String why = e.failure() == Failure.LOCK_TIMEOUT
                    ? "the next row is held by others; " + blocker()
                    : "a chunk of one row does not go through: " + Refusals.said(e);
            shared.ledger().blocked(number, why);
            last = at().no();
            first = NONE;
            requireProgress(why, e);
        }
        pause(backOff.next());
    }

    private void lost(Failed e) {
        String why = "the connection was lost";
        shared.ledger().blocked(number, why);
        requireProgress(why + ": " + Refusals.said(e), e);
        pause(backOff.next());
    }

    private void bisect(Failed e) {
        if (size.rows() > ChunkSize.ROWS_MIN) {
            bisecting = Math.max(bisecting, size.rows());
            size = size.halved();
            return;
        }
        Segment at = at();
        session.inRolledBack(Timeouts.SHORT, transaction -> copy.boundary(transaction, at.rest(), 1))
                .ifPresent(key -> {
                    throw Refusals.rowFails(job, at, key, e);
                });
    }

    private void requireProgress(String why, Failed e) {
        long nanos = shared.ledger().sinceProgress(job.nanoTime().getAsLong());
        if (nanos > NO_PROGRESS_MAX.toNanos()) {
            throw Refusals.noProgress(job, at(), Duration.ofNanos(nanos), why, e);
        }
    }

    /** Who it may be that holds the row, as far as that can be seen. */
    private String blocker() {
        try {
            List<Locks.Session> sessions = session.inRolledBack(
                    Timeouts.SHORT,
                    transaction -> job.dialect()
                            .locks()
                            .blockers(transaction, job.plan().table().name()));
            Set<Long> ours = shared.pids().get();
            return sessions.stream()
                    .filter(each -> !ours.contains(each.pid()))
                    .findFirst()
                    .map(oldest -> "oldest session with a lock on the table: " + oldest.line())
                    .orElse("no session with a lock on the table is seen any more");
        } catch (Failed e) {
            return "who holds it cannot be seen: " + Refusals.said(e);
        }
    }

    private Segment at() {
        Segment segment = current;
        return segment == null ? new Segment(NONE, KeyRange.ALL, Optional.empty()) : segment;
    }

    /** Waits in small pieces, so that the halt switch is seen soon. */
    private void pause(Duration time) {
        Duration left = time;
        while (!left.isNegative() && !left.isZero() && mayGoOn()) {
            Duration piece = left.compareTo(PAUSE_MAX) < 0 ? left : PAUSE_MAX;
            job.waiter().pause(piece);
            left = left.minus(piece);
        }
    }
}
