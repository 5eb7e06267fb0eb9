// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How long a change of the route takes until it has effect in every process of a fleet.
 *
 * <p>The fleet's processes read by the route all the time and say so when they are sent to the other side. The clock is
 * this process's: from before the change is committed until the word of each arrived. Arguments, all optional:
 * processes (20), changes (20), and {@code push} or {@code poll} alone. Ends with 1 when a p99 is over its limit, which
 * is 1 s by push and 6 s by polling.
 */
public final class RouteLatency {

    private static final int PROCESSES = 20;
    private static final int CHANGES = 20;

    private RouteLatency() {}

    /** Prints one line for push and one for polling. */
    public static void main(String[] arguments) throws Exception {
        int processes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PROCESSES;
        int changes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CHANGES;
        boolean isSlow = false;
        try (PostgresqlServer server = PostgresqlServer.with().start()) {
            for (Way way : Way.values()) {
                if (arguments.length > 2 && !arguments[2].equals(way.label())) {
                    continue;
                }
                try (TestDatabase database = TestDatabases.createOn(server)) {
                    isSlow |= measure(database, way, processes, changes);
                }
            }
        }
        System.exit(isSlow ? 1 : 0);
    }

    private static boolean measure(TestDatabase database, Way way, int processes, int changes) throws Exception {
        List<Long> nanos = new ArrayList<>();
        Random pauses = new Random(changes);
        try (RouteLever lever = new RouteLever(database);
                Fleet fleet = Fleet.start(database.url(), way, processes)) {
            fleet.await(lever.version(), way.patience());
            for (int change = 0; change < changes; change++) {
                pause(way.pause(pauses.nextDouble()));
                long start = System.nanoTime();
                fleet.await(lever.turn(), way.patience()).forEach(at -> nanos.add(at - start));
            }
        }
        nanos.sort(null);
        System.out.printf(
                "%s: %d changes in %d processes: p50 %s, p99 %s, max %s (limit of the p99: %s)%n",
                way.label(),
                changes,
                processes,
                text(at(nanos, 0.5)),
                text(at(nanos, 0.99)),
                text(at(nanos, 1)),
                text(way.limit().toNanos()));
        return at(nanos, 0.99) > way.limit().toNanos();
    }

    private static void pause(Duration time) {
        try (Hang hang = new Hang()) {
            hang.forAtMost(time);
        }
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static String text(long nanos) {
        return "%.0f ms".formatted(nanos / 1e6);
    }
}
