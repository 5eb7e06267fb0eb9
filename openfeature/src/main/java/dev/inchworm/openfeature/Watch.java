// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.openfeature;

import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.MigrationClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a client's routes now and then, on a daemon thread, and tells what has become of them. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long EVERY_MILLIS = 100;

    private final MigrationClient client;
    private final Duration staleAfter;
    private final Ear ear;
    private final ScheduledFuture<?> looking;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "inchworm-openfeature");
        daemon.setDaemon(true);
        return daemon;
    });
    private Map<String, Long> versions = Map.of();
    private State told = State.UNKNOWN;
    private volatile boolean isLate;

    Watch(MigrationClient client, Duration staleAfter, Ear ear) {
        this.client = client;
        this.staleAfter = staleAfter;
        this.ear = ear;
        this.looking = thread.scheduleWithFixedDelay(this::lookAgain, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits for the first routes, be they from a file; false if the time is up, and then readiness is told later. */
    boolean awaitReady(Duration max) throws InterruptedException {
        isLate = !ready.await(max.toNanos(), TimeUnit.NANOSECONDS);
        return !isLate;
    }

    @Override
    public void close() {
        looking.cancel(true);
        thread.shutdownNow();
    }

    /** What a listener throws must not end the watch. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException thrown) {
            LOG.debug("news could not be told", thrown);
        }
    }

    private void look() {
        List<Route> routes = client.routes();
        if (!client.isReady() && routes.isEmpty()) {
            return;
        }
        Map<String, Long> now = new HashMap<>();
        routes.forEach(route -> now.put(route.migration(), route.version()));
        List<String> changed = changed(versions, now);
        versions = now;
        if (told == State.UNKNOWN) {
            told = State.FRESH;
            ready.countDown();
            if (isLate) {
                ear.fresh();
            }
            return;
        }
        if (!changed.isEmpty()) {
            ear.changed(changed);
        }
        tell(client.newsAge().map(age -> age.compareTo(staleAfter) <= 0).orElse(false) ? State.FRESH : State.STALE);
    }

    private void tell(State now) {
        if (now == told) {
            return;
        }
        told = now;
        if (now == State.FRESH) {
            ear.fresh();
        } else {
            ear.stale();
        }
    }

    private static List<String> changed(Map<String, Long> before, Map<String, Long> now) {
        Map<String, Long> all = new HashMap<>(before);
        all.putAll(now);
        List<String> changed = new ArrayList<>();
        for (String migration : all.keySet()) {
            if (!Objects.equals(before.get(migration), now.get(migration))) {
                changed.add(migration);
            }
        }
        return changed;
    }

    /** What was told last; OpenFeature itself tells the first readiness. */
    private enum State {
        UNKNOWN,
        FRESH,
        STALE
    }

    /** Who is told. */
    interface Ear {

        /** There is news after all, or it is fresh again. */
        void fresh();

        /** The news is older than it may be. */
        void stale();

        /** The routes of these migrations have changed. */
        void changed(List<String> migrations);
    }
}
