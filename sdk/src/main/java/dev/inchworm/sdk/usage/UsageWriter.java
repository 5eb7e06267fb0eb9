// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.sdk.figure.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was seen, in batches, on a daemon thread of its own; what could not be written is kept and tried again.
 */
final class UsageWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UsageAudit.class);

    private final Sightings sightings;
    private final UsageSink sink;
    private final Meters meters;
    private final Identity identity;
    private final Instant since;
    private final ScheduledThreadPoolExecutor thread;
    private @Nullable Future<?> rounds;
    private boolean isFailing;
    private long lumpedTold;

    /**
     * Who writes.
     *
     * @param application the name under which the application is known
     * @param instance this process
     * @param release of the application
     */
    record Identity(String application, String instance, String release) {}

    UsageWriter(Sightings sightings, UsageSink sink, Meters meters, Identity identity, Instant since) {
        this.sightings = sightings;
        this.sink = sink;
        this.meters = meters;
        this.identity = identity;
        this.since = since;
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread daemon = new Thread(work, "inchworm-usage");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Writes now and then, until closed. */
    void start(Duration every) {
        rounds = thread.scheduleWithFixedDelay(this::write, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Writes at once and waits at most {@code max}; whether all was written. */
    boolean flush(Duration max) {
        try {
            Future<Boolean> written = thread.submit((Callable<Boolean>) this::write);
            return written.get(max.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return false;
        }
    }

    private boolean write() {
        meter();
        try {
            for (int migration = 0; migration < sightings.watches().migrations().size(); migration++) {
                write(migration);
            }
            isFailing = false;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception | LinkageError e) {
            if (!isFailing) {
                LOG.warn("the usage audit cannot write now and keeps what it saw: {}", e.toString());
            }
            isFailing = true;
            return false;
        }
    }

    private void write(int migration) throws Exception {
        List<UsageBatch.Line> lines = untold(migration);
        int from = 0;
        do {
            List<UsageBatch.Line> batch = lines.subList(from, Math.min(lines.size(), from + UsageBatch.USES_MAX));
            sink.use(
                    sightings.watches().migrations().get(migration),
                    identity.instance(),
                    identity.release(),
                    UsageBatch.json(
                            sightings.coverage(since), sightings.watched(migration), identity.application(), batch));
            batch.forEach(line -> line.use().tell(line.owner(), line.uses()));
            from += UsageBatch.USES_MAX;
        } while (from < lines.size());
    }

    private List<UsageBatch.Line> untold(int migration) {
        List<UsageBatch.Line> lines = new ArrayList<>();
        for (Use use : sightings.uses().all()) {
            List<Owner> owners = use.key().watched().owners();
            for (int owner = 0; owner < owners.size(); owner++) {
                long uses = use.untold(owner);
                if (owners.get(owner).migration() == migration && uses > 0) {
                    lines.add(new UsageBatch.Line(use, owner, uses));
                }
            }
        }
        return lines;
    }

    private void meter() {
        try {
            sightings.uses().all().forEach(this::meter);
            for (long lumped = sightings.uses().lumped(); lumpedTold < lumped; lumpedTold++) {
                meters.usageDropped();
            }
        } catch (RuntimeException | Error e) {
            // The application's own monitoring has failed, and nothing that was seen is lost by it.
            LOG.debug("the application's meters have thrown", e);
        }
    }

    private void meter(Use use) {
        Watched watched = use.key().watched();
        for (long uses = use.unmetered(); uses > 0; uses--) {
            meters.touched(watched.table(), watched.column(), use.key().access());
        }
    }

    /** Ends the thread, at once; what it is writing is interrupted. */
    @Override
    public void close() {
        if (rounds != null) {
            rounds.cancel(true);
        }
        thread.shutdownNow();
    }
}
