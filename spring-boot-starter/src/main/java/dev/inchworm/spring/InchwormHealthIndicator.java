// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import dev.inchworm.sdk.MigrationClient;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells how old the routes are, and is always UP: an application works without news, and an orchestrator that restarts
 * the fleet because the control database is away would do the harm itself.
 */
final class InchwormHealthIndicator implements HealthIndicator {

    private final MigrationClient client;

    InchwormHealthIndicator(MigrationClient client) {
        this.client = client;
    }

    @Override
    public Health health() {
        Health.Builder health =
                Health.up().withDetail("migrations", client.routes().size());
        Optional<Duration> age = client.newsAge();
        if (age.isEmpty()) {
            return health.withDetail("news", "none")
                    .withDetail("means", "what the last-known-good file said holds, else reads go to the old side")
                    .build();
        }
        health.withDetail("newsAgeSeconds", age.get().toMillis() / 1e3);
        return client.isStale()
                ? health.withDetail("news", "old")
                        .withDetail("means", "decisions are as before; a ramp between 0 and 100 % reads old")
                        .build()
                : health.withDetail("news", "fresh").build();
    }
}
