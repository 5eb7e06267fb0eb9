// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.route;

import dev.inchworm.core.route.Route;
import java.time.Duration;
import java.util.List;

/**
 * Where a client gets its routes from.
 *
 * <p>One thread of the client calls {@link #read} and {@link #await}; {@link #close} may come from another and must
 * make both return soon. {@link #pushes} may be asked by any thread.
 */
public interface RouteSource extends AutoCloseable {

    /**
     * All routes there are now. A route's lease is the time left at the moment of reading.
     *
     * @throws Exception if they cannot be read; the client keeps what it has and tries again
     */
    List<Route> read() throws Exception;

    /**
     * Waits until there may be news.
     *
     * @param max how long to wait at most
     * @return true if there may be news, false if the time is up; a source without push just waits
     * @throws Exception if waiting has failed; the client reads again after a pause
     */
    boolean await(Duration max) throws Exception;

    /** Whether news arrives by push right now; without, the client polls more often. */
    boolean pushes();

    @Override
    void close();

    /** Always the same routes. Each is read anew with its full lease. */
    static RouteSource fixed(Route... routes) {
        return new FixedRoutes(List.of(routes));
    }
}
