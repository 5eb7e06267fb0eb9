// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import dev.inchworm.sdk.figure.Meters;
import dev.inchworm.sdk.figure.Presence;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Tells whether a table or a column exists here and now, so that one release works before and after a migration.
 *
 * <p><i>Here</i> is where the data source leads: give one for the primary and another for each replica read from, since
 * a replica lags. Names are resolved as the connection's own statements resolve them (PostgreSQL: search path, dropped
 * columns left out; elsewhere information_schema).
 *
 * <p>A yes holds for 60 s and is renewed in the background before it ends, a no for 5 s. One question at a time is
 * under way for each column, on a daemon thread; a caller waits for it no longer than the bound, then the last answer
 * stands, and without any the answer is {@link Presence#UNKNOWN}, which code should treat as absent. Nothing is thrown
 * if the database is away. Safe for use by several threads.
 */
public final class SchemaCapabilities implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int QUESTIONS_MAX = 1_000;

    private final DataSource source;
    private final Meters meters;
    private final Set<String> endpoints;
    private final Capability.Ages ages;
    private final LongSupplier nanos;
    private final Map<CatalogQuestion, Capability> known = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    private SchemaCapabilities(Builder asked) {
        this.source = asked.source;
        this.meters = asked.meters;
        this.endpoints = asked.endpoints;
        this.ages = new Capability.Ages(asked.presentFor, asked.absentFor, asked.waitMax);
        this.nanos = asked.nanos;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUESTIONS_MAX), work -> {
                    Thread daemon = new Thread(work, "inchworm-capabilities");
                    daemon.setDaemon(true);
                    return daemon;
                });
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** Capabilities of the database that {@code source} leads to. */
    public static Builder of(DataSource source) {
        return new Builder(source);
    }

    /** One way of doing something; throws what it likes. */
    @FunctionalInterface
    public interface Way<T, X extends Exception> {
        /** Goes this way. */
        T go() throws X;
    }

    /** Whether the column is there; a table that is not there has none. */
    public boolean has(String table, String column) {
        return presence(table, column) == Presence.PRESENT;
    }

    /** Whether the table is there. */
    public boolean has(String table) {
        return presence(new CatalogQuestion(table, "")) == Presence.PRESENT;
    }

    /** What is known of the column. */
    public Presence presence(String table, String column) {
        return presence(new CatalogQuestion(table, column));
    }

    /** Forgets what was known of the column, so that the next question is asked of the database. */
    public void forget(String table, String column) {
        known.remove(new CatalogQuestion(table, column));
    }

    private Presence presence(CatalogQuestion question) {
        return capability(question).presence(() -> begin(question));
    }

    private Capability capability(CatalogQuestion question) {
        Capability found = known.get(question);
        if (found != null) {
            return found;
        }
        if (known.size() >= QUESTIONS_MAX) {
            throw new IllegalArgumentException(
                    "more than %d tables and columns are asked for; names must come from a closed set"
                            .formatted(QUESTIONS_MAX));
        }
        return known.computeIfAbsent(question, key -> new Capability(ages, nanos));
    }

    private CompletableFuture<Presence> begin(CatalogQuestion question) {
        try {
            return CompletableFuture.supplyAsync(() -> ask(question), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Presence.UNKNOWN);
        }
    }

    private Presence ask(CatalogQuestion question) {
        Presence presence;
        try (Connection connection = source.getConnection()) {
            presence = question.ask(connection);
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (Exception | LinkageError e) {
            presence = Presence.UNKNOWN;
        }
        tell(question, presence);
        return presence;
    }

    private void tell(CatalogQuestion question, Presence presence) {
        try {
            meters.capability(question.table(), question.column(), presence);
        } catch (RuntimeException | Error e) {
            // What the application's own monitoring throws is not the database's answer.
        }
    }

    /**
     * Goes {@code with} the column if it is there, else {@code without}; and once {@code without} if the database
     * refuses the first because the column or its table is gone, as on the first statements after it was dropped or on
     * a replica that is behind.
     *
     * <p>Each way must be a unit of its own, with its own transaction if it needs one: after the refusal PostgreSQL
     * takes no statement in the same transaction. Called within one that is open, this throws the refusal as it came. A
     * refusal that names something else is thrown, too.
     *
     * @param endpoint who asks, for the count of degraded calls: one of the closed set that was declared
     * @throws X what the way that was gone throws
     * @throws IllegalArgumentException if the endpoint was not declared
     */
    public <T, X extends Exception> T guarded(
            String endpoint, String table, String column, Way<T, X> with, Way<T, X> without) throws X {
        if (!endpoints.contains(endpoint)) {
            throw new IllegalArgumentException(
                    "endpoint %s was not declared; declared: %s".formatted(endpoint, endpoints));
        }
        CatalogQuestion question = new CatalogQuestion(table, column);
        if (presence(question) != Presence.PRESENT) {
            return without.go();
        }
        try {
            return with.go();
        } catch (Exception refusal) {
            if (!Missing.says(refusal, question)) {
                throw refusal;
            }
            degraded(endpoint, question);
            try {
                return without.go();
            } catch (Exception second) {
                if (Missing.has(second, Missing.TRANSACTION_FAILED)) {
                    throw refusal;
                }
                throw second;
            }
        }
    }

    /** The same for the one endpoint that has no name, {@code default}, which needs no declaration. */
    public <T, X extends Exception> T guarded(String table, String column, Way<T, X> with, Way<T, X> without) throws X {
        return guarded(Builder.DEFAULT, table, column, with, without);
    }

    private void degraded(String endpoint, CatalogQuestion question) {
        capability(question).learn(Presence.ABSENT);
        try {
            meters.degraded(question.table(), question.column(), endpoint);
        } catch (RuntimeException | Error e) {
            // What the application's own monitoring throws does not reach its reads.
        }
    }

    /** Ends the threads, at once. Afterwards the last answers stand. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Sets capabilities up. Not for use by several threads. */
    public static final class Builder {

        private static final String DEFAULT = "default";

        private final DataSource source;
        private Meters meters = Meters.none();
        private Set<String> endpoints = Set.of(DEFAULT);
        private Duration presentFor = Duration.ofSeconds(60);
        private Duration absentFor = Duration.ofSeconds(5);
        private Duration waitMax = Duration.ofMillis(250);
        private LongSupplier nanos = System::nanoTime;

        private Builder(DataSource source) {
            this.source = source;
        }

        /** Counts in the application's monitoring. */
        public Builder meters(Meters with) {
            this.meters = with;
            return this;
        }

        /** The closed set of names under which degraded calls are counted, beside {@code default}. */
        public Builder endpoints(String... names) {
            Set<String> all = new TreeSet<>(Set.of(names));
            all.add(DEFAULT);
            this.endpoints = Set.copyOf(all);
            return this;
        }

        /** How long a yes holds; 60 s by default. */
        public Builder presentFor(Duration age) {
            this.presentFor = age;
            return this;
        }

        /** How long a no holds; 5 s by default. */
        public Builder absentFor(Duration age) {
            this.absentFor = age;
            return this;
        }

        /** The longest that a caller waits for the database's answer; 250 ms by default. */
        public Builder waitMax(Duration max) {
            this.waitMax = max;
            return this;
        }

        Builder nanos(LongSupplier ticker) {
            this.nanos = ticker;
            return this;
        }

        /** Ready; the database is asked when the first question comes. */
        public SchemaCapabilities build() {
            return new SchemaCapabilities(this);
        }
    }
}
