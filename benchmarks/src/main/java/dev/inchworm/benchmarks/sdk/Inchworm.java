// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.route.RouteSource;
import dev.inchworm.sdk.shadow.ShadowOptions;
import java.time.Duration;
import java.util.Optional;

/** A client of ours whose route stands still: no network, as for the others. */
final class Inchworm {

    static final String MIGRATION = "orders";

    private Inchworm() {}

    /** A client in {@code stage}, with that share of the reads on the new side. */
    static MigrationClient client(Stage stage, int percentBp, ShadowOptions shadow) {
        Route route = new Route(MIGRATION, 1, stage, percentBp, "salt", Optional.of(Duration.ofDays(1)));
        return MigrationClient.builder()
                .application("benchmark")
                .routes(RouteSource.fixed(route))
                .shadow(shadow)
                .build();
    }
}
