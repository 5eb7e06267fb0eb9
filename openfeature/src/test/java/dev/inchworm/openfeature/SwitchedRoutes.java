// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.openfeature;

import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.route.RouteSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Routes that a test sets and cuts off. */
final class SwitchedRoutes implements RouteSource {

    private final Semaphore news = new Semaphore(0);
    private volatile List<Route> routes = List.of();
    private volatile boolean isFailing;

    void set(Route route) {
        routes = List.of(route);
        news.release();
    }

    void fail(boolean now) {
        isFailing = now;
        news.release();
    }

    @Override
    public List<Route> read() throws IOException {
        if (isFailing) {
            throw new IOException("cut off");
        }
        return routes;
    }

    @Override
    public boolean await(Duration max) throws InterruptedException {
        boolean isNews = news.tryAcquire(max.toNanos(), TimeUnit.NANOSECONDS);
        news.drainPermits();
        return isNews;
    }

    @Override
    public boolean pushes() {
        return false;
    }

    @Override
    public void close() {
        news.release();
    }
}
