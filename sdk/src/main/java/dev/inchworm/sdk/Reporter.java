// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.sdk.figure.Figures;
import dev.inchworm.sdk.route.Report;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports what was counted, once a second and at once when a handle acts on something new; says goodbye at the end. */
final class Reporter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    private static final int GOODBYES_MAX = 3;
    private static final long GOODBYE_PAUSE_MILLIS = 100;

    private final MigrationClientBuilder setup;
    private final News news;
    private final Semaphore hurried = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isFinishing;
    private boolean isFailing;

    Reporter(MigrationClientBuilder setup, News news) {
        this.setup = setup;
        this.news = news;
    }

    /** Reports soon. */
    void hurry() {
        if (hurried.availablePermits() == 0) {
            hurried.release();
        }
    }

    /** Says goodbye and ends. */
    void finish() {
        isFinishing = true;
        hurry();
    }

    void awaitEnd(long nanos) throws InterruptedException {
        ended.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        try {
            while (!isFinishing) {
                hurried.tryAcquire(setup.reportEvery().toNanos(), TimeUnit.NANOSECONDS);
                hurried.drainPermits();
                if (!isFinishing) {
                    reportAll(false);
                }
            }
            sayGoodbye();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /**
     * Once more where it was not taken: without a goodbye the engine waits for this instance until it counts as gone.
     */
    private void sayGoodbye() throws InterruptedException {
        for (int attempt = 1; !reportAll(true) && attempt < GOODBYES_MAX; attempt++) {
            hurried.tryAcquire(GOODBYE_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether all of it was taken. */
    private boolean reportAll(boolean isGoodbye) throws InterruptedException {
        Set<String> reported = new HashSet<>();
        boolean isTaken = true;
        for (MigrationHandle handle : news.handles()) {
            if (reported.add(handle.id())) {
                isTaken &= report(handle.client().migration(handle.id()), isGoodbye);
            }
        }
        return isTaken;
    }

    private boolean report(MigrationHandle handle, boolean isGoodbye) throws InterruptedException {
        // The version first: what is counted afterwards was decided by it or by a later one.
        long version = handle.version();
        Figures figures = handle.figures();
        // In rampdown old is a way back that the route and the acknowledged stages keep, and no longer a use of it.
        figures.uses(handle.stage().compareTo(Stage.RAMPDOWN) < 0, handle.writesNew());
        figures.application(setup.application());
        if (isGoodbye) {
            figures.goodbye();
        }
        try {
            setup.reports().report(new Report(handle.id(), setup.instance(), setup.release(), version, figures.json()));
            if (isFailing) {
                isFailing = false;
                LOG.info("reports are taken again");
            }
            return true;
        } catch (InterruptedException closed) {
            throw closed;
        } catch (Throwable thrown) {
            if (!isFailing && !isFinishing) {
                isFailing = true;
                LOG.warn("cannot report; goes on trying in silence: {}", thrown.toString());
            }
            return false;
        }
    }
}
