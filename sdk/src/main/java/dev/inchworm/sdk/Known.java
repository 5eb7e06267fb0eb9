// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.route.Route;

/**
 * A route as it was read, and until when its percentage holds.
 *
 * @param leaseEnd by the client's ticker; of no meaning where the route is no lease
 */
record Known(Route route, long leaseEnd) {

    /** The lease counts from before the question was asked, so that it never ends later here than in the database. */
    static Known read(Route route, long askedAt) {
        return new Known(
                route, askedAt + route.lease().map(left -> left.toNanos()).orElse(0L));
    }

    boolean isLeaseOver(long now) {
        return route.isLease() && now - leaseEnd >= 0;
    }

    int percentBp(long now) {
        return isLeaseOver(now) ? 0 : route.percentBp();
    }
}
