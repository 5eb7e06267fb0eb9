// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationHandle;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** Where the migrations stand as this instance sees them. It reads only: routes are moved by {@code inchworm route}. */
@Endpoint(id = "migrations", defaultAccess = Access.READ_ONLY)
public final class MigrationsEndpoint {

    private final MigrationClient client;

    MigrationsEndpoint(MigrationClient client) {
        this.client = client;
    }

    /** All migrations there are routes for. */
    @ReadOperation
    public Seen migrations() {
        Map<String, SeenMigration> migrations = new TreeMap<>();
        for (Route route : client.routes()) {
            migrations.put(route.migration(), seen(route));
        }
        return new Seen(
                client.isReady(),
                client.pushes(),
                client.newsAge().map(age -> age.toMillis() / 1e3).orElse(null),
                client.instance(),
                client.release(),
                migrations);
    }

    /** One migration; nothing, and so status 404, if there is no route for it. */
    @ReadOperation
    public @Nullable SeenMigration migration(@Selector String id) {
        return client.routes().stream()
                .filter(route -> route.migration().equals(id))
                .findFirst()
                .map(this::seen)
                .orElse(null);
    }

    /** By the handle where the application has one; making one would register this instance as a user. */
    private SeenMigration seen(Route route) {
        if (!client.migrations().contains(route.migration())) {
            return new SeenMigration(
                    false,
                    route.stage().label(),
                    route.percentBp(),
                    route.version(),
                    route.stage().writesOld(),
                    route.stage().writesNew());
        }
        MigrationHandle handle = client.migration(route.migration());
        return new SeenMigration(
                true,
                handle.stage().label(),
                handle.percentBp(),
                handle.version(),
                handle.writesOld(),
                handle.writesNew());
    }

    /**
     * What this instance sees.
     *
     * @param ready whether routes were read since the start
     * @param pushed whether changes are pushed right now, otherwise they are polled
     * @param newsAgeSeconds how long ago they were read; nothing if none were read since the start
     * @param instance this instance, as it reports
     * @param release its release
     * @param migrations by id
     */
    public record Seen(
            boolean ready,
            boolean pushed,
            @Nullable Double newsAgeSeconds,
            String instance,
            String release,
            Map<String, SeenMigration> migrations) {}

    /**
     * One migration.
     *
     * @param used whether the application has asked for it; otherwise what follows is the route as it is
     * @param stage the stage that this release acts on
     * @param percentBp share of the reads of the new side, 0 to 10000 basis points
     * @param version the version of the route acted on
     * @param writesOld whether the old side is there to be written
     * @param writesNew whether the new side is there to be written
     */
    public record SeenMigration(
            boolean used, String stage, int percentBp, long version, boolean writesOld, boolean writesNew) {}
}
