// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.core.chunk.ChunkSize;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.throttle.OwnSessions;
import dev.inchworm.engine.throttle.RowsPerSecond;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Copies existing rows to the new side, one chunk a transaction, until every row that was there when the sync went live
 * has been looked at.
 *
 * <p>Any number of threads and processes may work on one backfill; each needs the same fence. A run that was killed at
 * any moment is simply started again: it goes on from the checkpoints, which were committed with the rows.
 *
 * <p>Memory does not depend on the table's size: no row ever leaves the server.
 */
public final class Backfill {

    private static final Duration TICK = Duration.ofMillis(200);

    private final BackfillJob job;
    private final Segments segments;
    private final OwnSessions sessions;
    private final Ledger ledger;
    private final Gate gate;

    /** A backfill that has not begun. */
    public Backfill(BackfillJob job) {
        this.job = job;
        this.segments = new Segments(
                job.plan().migration(), job.step().name(), job.plan().hash(), job.syncEpoch());
        this.sessions = new OwnSessions(job.sessions());
        this.ledger = new Ledger(job.nanoTime().getAsLong(), ChunkSize.ROWS_START);
        this.gate = new Gate(job.throttle(), job.waiter(), job.nanoTime());
    }

    /**
     * Works until every segment is done, or the halt switch is thrown. Runs once.
     *
     * @throws InchwormException {@code CHUNK_NOT_APPLIED} if a row cannot be copied or nothing moved for too long;
     *     {@code FENCED_OFF} if another engine has taken over
     */
    public BackfillResult run() {
        try (Session session = sessions.get()) {
            Preparation.Prepared prepared = new Preparation(job, segments).run(session);
            ProgressMeter meter =
                    new ProgressMeter(prepared.rowsTotal(), job.nanoTime().getAsLong());
            work(prepared.limits(), session, meter);
            return result(session, meter);
        }
    }

    /** The server's numbers of the sessions in use: who waits for one of them waits for us. */
    public Set<Long> pids() {
        return sessions.pids();
    }

    private void work(ChunkLimits limits, Session session, ProgressMeter meter) {
        ExecutorService pool = Executors.newCachedThreadPool(
                task -> daemon(task, "inchworm-backfill-" + job.plan().migration()));
        Worker.Shared shared = new Worker.Shared(
                segments,
                limits,
                ledger,
                gate,
                job.settings().rowsPerSecondMax().map(rate -> new RowsPerSecond(rate, job.nanoTime())),
                sessions::pids);
        Thread measuring =
                daemon(() -> gate.run(ledger), "inchworm-throttle-" + job.plan().migration());
        measuring.start();
        for (int number = 0; number < job.settings().workers(); number++) {
            Worker worker = new Worker(number, job, shared, sessions.get());
            pool.execute(worker::run);
        }
        pool.shutdown();
        try {
            while (!pool.awaitTermination(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                tell(session, meter);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a backfill was running");
        } finally {
            ledger.end();
        }
    }

    private void tell(Session session, ProgressMeter meter) {
        Optional<String> heldBy = gate.holds();
        if (heldBy.isPresent()) {
            ledger.heldUntil(job.nanoTime().getAsLong());
        }
        meter.tick(heldBy.or(ledger::blockedBy), job.nanoTime().getAsLong());
        try {
            Segments.Totals totals = session.inRolledBack(Timeouts.SHORT, segments::totals);
            job.listener().accept(meter.progress(totals, ledger.chunkRows()));
        } catch (Failed e) {
            // Progress is not worth failing for; the workers meet the same trouble and handle it.
        }
    }

    private BackfillResult result(Session session, ProgressMeter meter) {
        ledger.failure().ifPresent(Backfill::rethrow);
        Segments.Totals totals = Retries.of(job, () -> session.inRolledBack(Timeouts.SHORT, segments::totals));
        job.listener().accept(meter.progress(totals, ledger.chunkRows()));
        Optional<String> halted = totals.isDone() ? Optional.empty() : Optional.of(why());
        if (totals.isDone()) {
            Retries.of(job, () -> session.inRolledBack(Timeouts.SHORT, segments::gap))
                    .ifPresent(Backfill::incomplete);
        }
        return new BackfillResult(halted, totals.rows(), ledger.rowsChanged(), ledger.chunks(), meter.held());
    }

    private String why() {
        return job.halt().thrown().orElse("the run was ended");
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }

    private static void incomplete(String gap) {
        throw new InchwormException(
                ErrorCode.BUG,
                "every segment is done, and yet " + gap,
                "rows may not have been looked at; the old side serves reads and writes",
                "report this; parity judges every row before anything is switched");
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
