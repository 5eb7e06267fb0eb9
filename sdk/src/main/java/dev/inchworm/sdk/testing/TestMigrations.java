// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.testing;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.route.RouteSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Clients whose routes never move, for an application's own tests. */
public final class TestMigrations {

    private TestMigrations() {}

    /**
     * A client for which each of the migrations named is in that stage for ever; others are off.
     *
     * @param percentBp share of the reads that go to the new side while the stage is live, 0 to 10000
     */
    public static MigrationClient fixed(Stage stage, int percentBp, String... migrations) {
        Route[] routes = Arrays.stream(migrations)
                .map(id -> route(id, 1, stage, percentBp))
                .toArray(Route[]::new);
        return MigrationClient.builder()
                .application("test")
                .routes(RouteSource.fixed(routes))
                .build();
    }

    /** A route whose percentage, if it is one between 0 and 10000, holds for an hour. */
    static Route route(String migration, long version, Stage stage, int percentBp) {
        Route route = new Route(migration, version, stage, percentBp, "salt", Optional.empty());
        return route.isLease()
                ? new Route(migration, version, stage, percentBp, "salt", Optional.of(Duration.ofHours(1)))
                : route;
    }
}
