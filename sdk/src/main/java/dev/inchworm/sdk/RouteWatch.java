// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.figure.Trigger;
import dev.inchworm.sdk.route.LastKnownGood;
import dev.inchworm.sdk.route.RouteSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the routes whenever there may be news, for as long as the client is open; failing is no reason to end. */
final class RouteWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);
    private static final double SPREAD = 0.2;
    private static final Duration PAUSE_MIN = Duration.ofMillis(100);

    private final MigrationClientBuilder setup;
    private final RouteSource source;
    private final News news;
    private final Optional<LastKnownGood> file;
    private final CountDownLatch triedOnce = new CountDownLatch(1);
    private int failures;
    private volatile boolean isFinishing;

    RouteWatch(MigrationClientBuilder setup, News news) {
        this.setup = setup;
        this.source = setup.routes();
        this.news = news;
        this.file = setup.lastKnownGood();
    }

    /** Takes the last known good routes. */
    void remember() {
        file.ifPresent(kept -> news.take(kept.load(), news.now(), false));
    }

    /** Waits until the routes were asked for once, with success or not. */
    void awaitFirst(Duration max) {
        try {
            triedOnce.await(max.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails from now on is no news. */
    void finish() {
        isFinishing = true;
    }

    @Override
    public void run() {
        Trigger trigger = Trigger.START;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                trigger = lookAndWait(trigger);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Trigger lookAndWait(Trigger trigger) throws InterruptedException {
        boolean hasRead = false;
        try {
            look();
            hasRead = true;
            refreshed(trigger, true);
            return source.await(patience()) ? Trigger.NOTIFY : Trigger.POLL;
        } catch (InterruptedException closed) {
            throw closed;
        } catch (Throwable thrown) {
            if (!hasRead) {
                refreshed(trigger, false);
            }
            failed(thrown);
            return Trigger.POLL;
        } finally {
            triedOnce.countDown();
        }
    }

    private void look() throws Exception {
        long askedAt = news.now();
        List<Route> routes = source.read();
        boolean hasChanged = news.take(routes, askedAt, true);
        if (hasChanged) {
            file.ifPresent(kept -> kept.save(news.snapshot().left(news.now())));
        }
        if (failures > 0) {
            LOG.info("routes can be read again");
        }
        failures = 0;
        triedOnce.countDown();
    }

    private void failed(Throwable thrown) throws InterruptedException {
        if (failures++ == 0 && !isFinishing) {
            LOG.warn("no news of routes; decisions are as before: {}", thrown.toString());
        }
        long most = Math.max(PAUSE_MIN.toNanos(), setup.pollEvery().toNanos() * 2);
        long pause = Math.min(most, PAUSE_MIN.toNanos() << Math.min(failures, 20));
        TimeUnit.NANOSECONDS.sleep(spread(pause));
    }

    /** Polls in time to renew a ramp's lease, too. */
    private Duration patience() {
        long usual = (source.pushes() ? setup.calmEvery() : setup.pollEvery()).toNanos();
        long half = news.untilLeaseEnds(news.now()).orElse(Long.MAX_VALUE) / 2;
        return Duration.ofNanos(spread(Math.max(PAUSE_MIN.toNanos(), Math.min(usual, half))));
    }

    private static long spread(long nanos) {
        return (long) (nanos * (1 + SPREAD * (2 * ThreadLocalRandom.current().nextDouble() - 1)));
    }

    private void refreshed(Trigger trigger, boolean isOk) {
        try {
            setup.meters().refreshed(trigger, isOk);
        } catch (Throwable thrown) {
            LOG.debug("the application's meters have thrown", thrown);
        }
    }
}
