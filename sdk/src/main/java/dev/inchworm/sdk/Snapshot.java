// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.route.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known at one moment.
 *
 * @param routes by migration
 * @param isNews false as long as nothing was read from the source itself
 * @param askedAt when the routes were last asked for, by the client's ticker
 */
record Snapshot(Map<String, Known> routes, boolean isNews, long askedAt) {

    static final Snapshot EMPTY = new Snapshot(Map.of(), false, 0);

    /**
     * With what was read on top. A version never goes back: what a database that lost its latest commits says is not
     * news, and neither is silence about a migration.
     */
    Snapshot with(List<Route> read, long at, boolean isSource) {
        Map<String, Known> merged = new HashMap<>(routes);
        for (Route route : read) {
            if (!isOlder(route)) {
                merged.put(route.migration(), Known.read(route, at));
            }
        }
        return new Snapshot(Map.copyOf(merged), isNews || isSource, at);
    }

    /** Whether a later version of that route is known. */
    boolean isOlder(Route route) {
        Known known = routes.get(route.migration());
        return known != null && known.route().version() > route.version();
    }

    Optional<Known> of(String migration) {
        return Optional.ofNullable(routes.get(migration));
    }

    /** The routes with the leases that are left now. */
    List<Route> left(long now) {
        List<Route> left = new ArrayList<>();
        for (Known known : routes.values()) {
            Route route = known.route();
            left.add(new Route(
                    route.migration(),
                    route.version(),
                    route.stage(),
                    route.percentBp(),
                    route.salt(),
                    route.lease().map(any -> time(known.leaseEnd() - now))));
        }
        return left;
    }

    private static Duration time(long nanos) {
        return Duration.ofNanos(Math.max(0, nanos));
    }
}
