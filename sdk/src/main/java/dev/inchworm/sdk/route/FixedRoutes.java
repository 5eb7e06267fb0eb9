// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.route;

import dev.inchworm.core.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Routes that never change. */
final class FixedRoutes implements RouteSource {

    private final List<Route> routes;
    private final CountDownLatch closed = new CountDownLatch(1);

    FixedRoutes(List<Route> routes) {
        this.routes = routes;
    }

    @Override
    public List<Route> read() {
        return routes;
    }

    @Override
    public boolean await(Duration max) throws InterruptedException {
        return closed.await(max.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean pushes() {
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
