// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.sdk.KeyedRead;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.route.RouteSource;
import dev.inchworm.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How long a read of the old side takes while the new side hangs, against the same read without shadow reads and with a
 * healthy new side: a row by its key from PostgreSQL, 1,000 a second from four threads, rounds interleaved.
 *
 * <p>Arguments: rounds and seconds a round, 10 and 3 if left out.
 */
public final class HungNewSide {

    private static final int CALLERS = 4;
    private static final long PACE_NANOS = 1_000_000L * CALLERS;
    private static final int ROWS = 10_000;
    private static final double MICROSECOND = 1_000;

    private enum Kind {
        ALONE,
        HEALTHY,
        HUNG
    }

    private final Map<Kind, List<Long>> taken = new EnumMap<>(Kind.class);
    private final List<Connection> connections;

    private HungNewSide(TestDatabase database) {
        connections = IntStream.range(0, CALLERS).mapToObj(i -> database.app()).toList();
        for (Kind kind : Kind.values()) {
            taken.put(kind, new ArrayList<>());
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (PostgresqlServer server = Shop.server();
                TestDatabase database = Shop.database(server, ROWS)) {
            database.run("grant select on orders to public");
            new HungNewSide(database).run(rounds, seconds);
        }
    }

    private void run(int rounds, int seconds) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        try (MigrationClient healthy = client();
                MigrationClient hung = client()) {
            Map<Kind, List<Read>> reads = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                reads.put(kind, new ArrayList<>());
            }
            for (Connection connection : connections) {
                KeyedRead<Long, Long, SQLException> old = key -> amount(connection, key);
                of(reads, Kind.ALONE).add(old::read);
                of(reads, Kind.HEALTHY).add(shadowed(healthy, old, key -> key * 7919 % 100_000));
                of(reads, Kind.HUNG).add(shadowed(hung, old, key -> hang(end)));
            }
            for (int round = -1; round < rounds; round++) {
                for (int i = 0; i < Kind.values().length; i++) {
                    Kind kind = Kind.values()[Math.floorMod(round + i, Kind.values().length)];
                    load(kind, of(reads, kind), seconds, round >= 0);
                }
            }
            print(healthy, hung);
        } finally {
            end.countDown();
        }
    }

    private static MigrationClient client() {
        Route shadow = new Route(Shop.ID, 1, Stage.SHADOW, 0, "salt", Optional.empty());
        return MigrationClient.builder().routes(RouteSource.fixed(shadow)).build();
    }

    private static Read shadowed(
            MigrationClient client,
            KeyedRead<Long, Long, SQLException> old,
            KeyedRead<Long, Long, SQLException> fresh) {
        return client.migration(Shop.ID).reads(old, fresh).build()::read;
    }

    private static long amount(Connection connection, long key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select total_amount from orders where id = ?")) {
            statement.setLong(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static long hang(CountDownLatch end) {
        while (end.getCount() > 0) {
            LockSupport.parkNanos(PACE_NANOS);
            Thread.interrupted();
        }
        return 0;
    }

    private void load(Kind kind, List<Read> reads, int seconds, boolean isCounted) throws InterruptedException {
        int count = (int) (seconds * 1_000_000_000L / PACE_NANOS);
        List<long[]> all = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (Read read : reads) {
            long[] nanos = new long[count];
            all.add(nanos);
            callers.add(new Thread(() -> call(read, nanos)));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        if (isCounted) {
            all.forEach(nanos -> Arrays.stream(nanos).forEach(of(taken, kind)::add));
        }
    }

    private static void call(Read read, long[] nanos) {
        long next = System.nanoTime();
        for (int i = 0; i < nanos.length; i++) {
            next += PACE_NANOS;
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            long start = System.nanoTime();
            try {
                read.read(1L + i % ROWS);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            nanos[i] = System.nanoTime() - start;
        }
    }

    private void print(MigrationClient healthy, MigrationClient hung) {
        System.out.println("old read, microseconds (and against alone)");
        double[] alone = quantiles(Kind.ALONE);
        for (Kind kind : Kind.values()) {
            double[] here = quantiles(kind);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-8s %7d reads  p50 %7.1f (%.2f)  p99 %7.1f (%.2f)  max %8.1f (%.2f)",
                    kind.name().toLowerCase(Locale.ROOT),
                    of(taken, kind).size(),
                    here[0],
                    here[0] / alone[0],
                    here[1],
                    here[1] / alone[1],
                    here[2],
                    here[2] / alone[2]));
        }
        System.out.println(
                "healthy figures " + healthy.migration(Shop.ID).figures().json());
        System.out.println(
                "hung figures    " + hung.migration(Shop.ID).figures().json());
        System.out.println("threads hung at the end: " + hung.shadows().activeThreads());
    }

    private double[] quantiles(Kind kind) {
        long[] sorted =
                of(taken, kind).stream().mapToLong(Long::longValue).sorted().toArray();
        return LongStream.of(sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.99)], sorted[sorted.length - 1])
                .mapToDouble(nanos -> nanos / MICROSECOND)
                .toArray();
    }

    private interface Read {

        @Nullable Long read(Long key) throws SQLException;
    }

    private static <T> T of(Map<Kind, T> each, Kind kind) {
        return Objects.requireNonNull(each.get(kind));
    }
}
