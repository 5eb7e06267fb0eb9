// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.route.RouteSource;
import java.time.Duration;
import java.util.List;

/** Routes that must be asked for, as behind a proxy that pools transactions. */
final class WithoutPush implements RouteSource {

    private final RouteSource source;
    private final Hang wait = new Hang();

    WithoutPush(RouteSource source) {
        this.source = source;
    }

    @Override
    public List<Route> read() throws Exception {
        return source.read();
    }

    @Override
    public boolean await(Duration max) {
        wait.forAtMost(max);
        return false;
    }

    @Override
    public boolean pushes() {
        return false;
    }

    @Override
    public void close() {
        wait.end();
        source.close();
    }
}
