// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.figure.Figures;
import dev.inchworm.sdk.shadow.ShadowPool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an application asks at run time; one per process.
 *
 * <p>Nothing here throws into the application or waits for the network but {@link MigrationClientBuilder#build}, which
 * gives the first news a moment, and {@link #close}, which has a deadline. Its threads are daemons.
 *
 * <p>Threads share it.
 */
public final class MigrationClient implements AutoCloseable {

    private final MigrationClientBuilder setup;
    private final News news;
    private final RouteWatch watch;
    private final Reporter reporter;
    private final ShadowPool shadows;
    private final Threads threads;
    private final Map<String, MigrationHandle> handles = new ConcurrentHashMap<>();
    private final Map<String, Counting> countings = new ConcurrentHashMap<>();

    MigrationClient(MigrationClientBuilder setup) {
        this.setup = setup;
        this.news = new News(setup.ticker());
        this.shadows = new ShadowPool(setup.shadow());
        this.watch = new RouteWatch(setup, news);
        this.reporter = new Reporter(setup, news);
        this.threads = new Threads(setup.closeTimeout());
    }

    /** A client that is not built yet. */
    public static MigrationClientBuilder builder() {
        return new MigrationClientBuilder();
    }

    /** Takes what an earlier process left behind, then waits a moment for the first news. */
    void start() {
        watch.remember();
        threads.start("inchworm-routes", watch);
        threads.start("inchworm-leases", new LeaseWatch(news));
        threads.start("inchworm-reports", reporter);
        watch.awaitFirst(setup.initTimeout());
    }

    /** The handle of that migration; made once, known to the engine or not. Never fails. */
    public MigrationHandle migration(String id) {
        MigrationHandle known = handles.get(id);
        return known != null ? known : adopt(handle(id), false);
    }

    /** Starts a handle for a release that cannot serve every stage, or has lists of keys. */
    public MigrationHandleBuilder handle(String id) {
        return new MigrationHandleBuilder(this, id);
    }

    /** The threads that read in the dark; its own builders are for reads outside of {@link Reads}. */
    public ShadowPool shadows() {
        return shadows;
    }

    /** Whether the routes were read at least once since the start. */
    public boolean isReady() {
        return news.snapshot().isNews();
    }

    /**
     * Whether there is no news, or none for longer than the lease: decisions are as before. While news is pushed, no
     * news is good news for longer.
     */
    public boolean isStale() {
        Duration max = setup.lease().plus(pushes() ? setup.calmEvery().multipliedBy(2) : Duration.ZERO);
        return news.age().map(age -> age.compareTo(max) > 0).orElse(true);
    }

    /** Time since the routes were read; empty if they never were. */
    public Optional<Duration> newsAge() {
        return news.age();
    }

    /** Whether news arrives by push right now; otherwise routes are polled. */
    public boolean pushes() {
        return setup.routes().pushes();
    }

    /** Name of the application. */
    public String application() {
        return setup.application();
    }

    /** Name of this process among the application's. */
    public String instance() {
        return setup.instance();
    }

    /** The application's release. */
    public String release() {
        return setup.release();
    }

    /** All routes that are known, asked for or not, from the source or from the file, each with the lease left now. */
    public List<Route> routes() {
        return news.snapshot().left(news.now());
    }

    /** The ids of all migrations that were asked for. */
    public Set<String> migrations() {
        return Set.copyOf(handles.keySet());
    }

    /**
     * Says goodbye to the engine, ends all threads and closes source and sink; returns when the close timeout is up at
     * the latest. Handles go on answering as before. May be called more than once.
     */
    @Override
    public void close() {
        watch.finish();
        threads.close(reporter, () -> {
            setup.closeControl();
            shadows.close();
        });
    }

    /**
     * Makes a handle, which knows what is known before anybody can ask it.
     *
     * @param replaces whether it takes the place of one that is there, or gives way to it
     */
    MigrationHandle adopt(MigrationHandleBuilder built, boolean replaces) {
        String id = built.id();
        Counting counting = countings.computeIfAbsent(id, unseen -> new Counting(new Figures(), setup.metersOf(id)));
        MigrationHandle handle = new MigrationHandle(built, this, counting);
        news.add(handle);
        MigrationHandle before = replaces ? handles.put(id, handle) : handles.putIfAbsent(id, handle);
        if (before == null) {
            counting.meters().gauges(new HandleGauges(this, id));
        } else if (!replaces) {
            news.remove(handle);
            return before;
        }
        return handle;
    }

    /** A handle acts on something new, which the engine is to hear at once. */
    void acted() {
        reporter.hurry();
    }
}
