// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.sdk.figure.Meters;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.route.LastKnownGood;
import dev.inchworm.sdk.route.ReportSink;
import dev.inchworm.sdk.route.RouteSource;
import dev.inchworm.sdk.shadow.ShadowOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where a client's news comes from and what it may cost. Not for several threads. */
public final class MigrationClientBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationClientBuilder.class);

    private String application = "application";
    private Optional<String> instance = Optional.empty();
    private String release = "unknown";
    private RouteSource routes = RouteSource.fixed();
    private ReportSink reports = ReportSink.none();
    private Optional<Path> file = Optional.empty();
    private Duration initTimeout = Duration.ofSeconds(3);
    private Duration pollEvery = Duration.ofSeconds(5);
    private Duration calmEvery = Duration.ofSeconds(30);
    private Duration lease = Duration.ofSeconds(20);
    private Duration reportEvery = Duration.ofSeconds(1);
    private Duration closeTimeout = Duration.ofSeconds(2);
    private ShadowOptions shadow = ShadowOptions.defaults();
    private Meters meters = Meters.none();
    private LongSupplier ticker = System::nanoTime;
    private Clock clock = Clock.systemUTC();

    MigrationClientBuilder() {}

    /** The application's name; part of the instance's default name and of the last known good file. */
    public MigrationClientBuilder application(String name) {
        application = name;
        return this;
    }

    /** This process's name, unique among all that are up; by default application, host, process and a random part. */
    public MigrationClientBuilder instance(String name) {
        instance = Optional.of(name);
        return this;
    }

    /** The application's release, as the engine's evidence names it. */
    public MigrationClientBuilder release(String name) {
        release = name;
        return this;
    }

    /** Where the routes come from; the client closes it. */
    public MigrationClientBuilder routes(RouteSource source) {
        routes = source;
        return this;
    }

    /** Where the figures go; the client closes it if it can be closed. */
    public MigrationClientBuilder reports(ReportSink sink) {
        reports = sink;
        return this;
    }

    /** Both in one, as {@code PostgresqlControl} is. */
    public <C extends RouteSource & ReportSink> MigrationClientBuilder control(C control) {
        return routes(control).reports(control);
    }

    /** Where the routes are kept for the next start. The folder must exist; one file per application and host. */
    public MigrationClientBuilder lastKnownGood(Path path) {
        file = Optional.of(path);
        return this;
    }

    /** How long {@link #build} waits for the first news at most; 3 s unless said. */
    public MigrationClientBuilder initTimeout(Duration time) {
        initTimeout = time;
        return this;
    }

    /** How often to look for news that is not pushed, give or take a fifth; 5 s unless said. */
    public MigrationClientBuilder pollEvery(Duration time) {
        pollEvery = time;
        return this;
    }

    /** As {@link #pollEvery} while news is pushed; 30 s unless said. */
    public MigrationClientBuilder calmEvery(Duration time) {
        calmEvery = time;
        return this;
    }

    /** How old news may be before {@link MigrationClient#isStale}; 20 s unless said. */
    public MigrationClientBuilder lease(Duration time) {
        lease = time;
        return this;
    }

    /** How often figures are reported; 1 s unless said. The engine takes an instance silent for 30 s to be gone. */
    public MigrationClientBuilder reportEvery(Duration time) {
        reportEvery = time;
        return this;
    }

    /** How long {@link MigrationClient#close} takes at most; 2 s unless said. */
    public MigrationClientBuilder closeTimeout(Duration time) {
        closeTimeout = time;
        return this;
    }

    /** What reads in the dark may cost. */
    public MigrationClientBuilder shadow(ShadowOptions options) {
        shadow = options;
        return this;
    }

    /** The application's own monitoring. */
    public MigrationClientBuilder meters(Meters monitoring) {
        meters = monitoring;
        return this;
    }

    /**
     * For tests: nanoseconds that never go back, by which leases run, and the time of day in the last known good file.
     */
    public MigrationClientBuilder time(LongSupplier nanoTicker, Clock timeOfDay) {
        ticker = nanoTicker;
        clock = timeOfDay;
        return this;
    }

    /** The client, at work. Waits for the first news until the first answer or failure, or until its time is up. */
    public MigrationClient build() {
        if (instance.isEmpty()) {
            instance = Optional.of(unique(application));
        }
        MigrationClient client = new MigrationClient(this);
        client.start();
        return client;
    }

    private static String unique(String application) {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "host";
        }
        return "%s-%s-%d-%08x"
                .formatted(
                        application,
                        host,
                        ProcessHandle.current().pid(),
                        ThreadLocalRandom.current().nextInt());
    }

    String application() {
        return application;
    }

    String instance() {
        return instance.orElseThrow();
    }

    String release() {
        return release;
    }

    RouteSource routes() {
        return routes;
    }

    ReportSink reports() {
        return reports;
    }

    Optional<LastKnownGood> lastKnownGood() {
        return file.map(path -> new LastKnownGood(path, application, clock));
    }

    Duration initTimeout() {
        return initTimeout;
    }

    Duration pollEvery() {
        return pollEvery;
    }

    Duration calmEvery() {
        return calmEvery;
    }

    Duration lease() {
        return lease;
    }

    Duration reportEvery() {
        return reportEvery;
    }

    Duration closeTimeout() {
        return closeTimeout;
    }

    ShadowOptions shadow() {
        return shadow;
    }

    Meters meters() {
        return meters;
    }

    LongSupplier ticker() {
        return ticker;
    }

    MigrationMeters metersOf(String migration) {
        try {
            return GuardedMeters.of(meters.migration(migration));
        } catch (Throwable thrown) {
            LOG.warn("the application's meters have thrown; migration {} is not metered", migration, thrown);
            return MigrationMeters.none();
        }
    }

    /** Closes source and sink; what they throw is of no use to anybody any more. */
    void closeControl() {
        close(routes);
        if (reports != routes && reports instanceof AutoCloseable closeable) {
            close(closeable);
        }
    }

    private static void close(AutoCloseable control) {
        try {
            control.close();
        } catch (Exception thrown) {
            LOG.debug("closing has failed", thrown);
        }
    }
}
