// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be set of the SDK.
 *
 * @param enabled Whether the SDK is wired at all.
 * @param application Name of the application in reports; spring.application.name by default.
 * @param instance Name of this instance, unique among all that are up; host, process id and a random part by default.
 * @param release Release of the application; the version in build-info.properties by default, else "unknown".
 * @param lastKnownGood File that keeps the last good routes over a restart; none by default.
 * @param initTimeout How long the start waits for the first routes; then it goes on without.
 * @param pollEvery How often routes are read while none are pushed.
 * @param lease How old the routes may be before they are called stale.
 * @param closeTimeout How long closing waits for what is under way.
 * @param control Where the routes are read and reports are written.
 * @param shadow How reads are tried in the dark.
 * @param metrics What is counted in Micrometer.
 * @param usage Who still uses the old side.
 */
@ConfigurationProperties("inchworm")
public record InchwormProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String application,
        @Nullable String instance,
        @Nullable String release,
        @Nullable Path lastKnownGood,
        @DefaultValue("3s") Duration initTimeout,
        @DefaultValue("5s") Duration pollEvery,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("2s") Duration closeTimeout,
        @DefaultValue Control control,
        @DefaultValue Shadow shadow,
        @DefaultValue Metrics metrics,
        @DefaultValue Usage usage) {

    /**
     * The connection of the SDK's own; never one of the application's pool.
     *
     * @param url JDBC URL of the database that is migrated; the application's own by default.
     * @param username User that may read routes and write reports; the application's own by default.
     * @param password Password of that user.
     */
    public record Control(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password) {

        /** All but the password. */
        @Override
        public String toString() {
            return "Control[url=" + url + ", username=" + username + "]";
        }
    }

    /**
     * Shadow reads.
     *
     * @param threads Threads that make shadow reads.
     * @param queue Shadow reads that may wait; more are dropped and counted.
     * @param deadline How long the new side may take.
     * @param sample Share of the reads that are tried, 0 to 1.
     */
    public record Shadow(
            @DefaultValue("4") int threads,
            @DefaultValue("256") int queue,
            @DefaultValue("50ms") Duration deadline,
            @DefaultValue("1") double sample) {}

    /**
     * Meters.
     *
     * @param enabled Whether the SDK counts in the application's registry.
     * @param histograms Whether durations have the buckets of a histogram.
     */
    public record Metrics(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("false") boolean histograms) {}

    /**
     * The usage audit.
     *
     * @param enabled Whether the application's data sources are wrapped to see who still uses the old side.
     * @param every How often what was seen is written.
     * @param watch The old columns that are watched, by migration.
     */
    public record Usage(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("10s") Duration every,
            @DefaultValue Map<String, Watch> watch) {}

    /**
     * What is watched for one migration.
     *
     * @param table The table.
     * @param columns Its old columns.
     */
    public record Watch(String table, @DefaultValue List<String> columns) {}
}
