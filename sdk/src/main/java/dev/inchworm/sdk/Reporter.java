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
            reportAll(true);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void reportAll(boolean isGoodbye) throws InterruptedException {
        Set<String> reported = new HashSet<>();
        for (MigrationHandle handle : news.handles()) {
            if (reported.add(handle.id())) {
                report(handle.client().migration(handle.id()), isGoodbye);
            }
        }
    }

    private void report(MigrationHandle handle, boolean isGoodbye) throws InterruptedException {
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
        } catch (InterruptedException closed) {
            throw closed;
        } catch (Throwable thrown) {
            if (!isFailing && !isFinishing) {
                isFailing = true;
                LOG.warn("cannot report; goes on trying in silence: {}", thrown.toString());
            }
        }
    }
}
