// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Meters;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Records who in this application still touches one side of a migration: which statements, read or written from which
 * places, and how much traffic was watched at all.
 *
 * <p>Wrap every data source through which the application reaches the tables, once. A statement is taken apart once for
 * each distinct text; a column counts as used when a statement of its table names it, when its value is read from a
 * result (by label or position), or when it is written. A star only makes it possible. Not seen: what the application
 * runs on the driver's own connection (counted as unwrapped), and what stands behind views and in functions, which the
 * database's own catalog and triggers tell.
 *
 * <p>Values are never kept: a statement is shown without them. What is kept is bounded. Nothing is thrown into the
 * application except in {@link Mode#FAIL}, and the application never waits for anything written here. Safe for use by
 * several threads; one for each process.
 */
public final class UsageAudit implements AutoCloseable {

    /** The SQLState of the exception that {@link Mode#FAIL} throws. */
    public static final String REFUSED = "IWU01";

    private final Sightings sightings;
    private final UsageWriter writer;
    private final Instant since;
    private final Duration closeTimeout;
    private volatile boolean isClosed;

    private UsageAudit(Builder asked) {
        WatchList watches = asked.watches.make();
        this.since = asked.clock.instant();
        this.closeTimeout = asked.closeTimeout;
        this.sightings = new Sightings(watches, new CallSites(asked.libraries), asked.mode, asked.sampleEvery);
        this.writer = new UsageWriter(
                sightings,
                asked.sink == null ? UsageAudit::nowhere : asked.sink,
                asked.meters,
                new UsageWriter.Identity(asked.application, asked.instance, asked.release),
                since);
        writer.start(asked.every);
    }

    private static void nowhere(String migration, String instance, String release, String batch) {}

    /** What happens when something watched is used. */
    public enum Mode {
        /** It is counted. */
        OBSERVE,
        /** It is counted, and logged once for each place. */
        WARN,
        /** It is counted, and the statement or read fails with {@link #REFUSED}: for tests, and for the brave. */
        FAIL
    }

    /** An audit to be set up. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same data source, watched. Unwraps to everything that {@code source} is or unwraps to; closing is left to
     * {@code source}.
     */
    public DataSource wrap(DataSource source) {
        return source instanceof AuditedDataSource || isWrapped(source)
                ? source
                : new AuditedDataSource(source, sightings);
    }

    private static boolean isWrapped(DataSource source) {
        try {
            return source.isWrapperFor(AuditedDataSource.class);
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }

    /** The migrations that watch something. */
    public List<String> migrations() {
        return sightings.watches().migrations();
    }

    /** How much was seen, as of now. */
    public UsageCoverage coverage() {
        return sightings.coverage(since);
    }

    /** Writes what was not written yet and waits for it at most {@code max}; whether everything is written. */
    public boolean flush(Duration max) {
        return writer.flush(max);
    }

    /**
     * Writes what is left, waiting no longer than the close timeout, and ends the thread. Wrapped data sources work on;
     * what they see is no longer written.
     */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            writer.flush(closeTimeout);
            writer.close();
        }
    }

    /** Sets an audit up. Not for use by several threads. */
    public static final class Builder {

        private static final int SAMPLE_EVERY = 512;

        private final WatchList.Maker watches = new WatchList.Maker();
        private final List<String> libraries = new ArrayList<>();
        private @Nullable UsageSink sink;
        private Meters meters = Meters.none();
        private Mode mode = Mode.OBSERVE;
        private String application = "";
        private String instance = ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        private String release = "";
        private Duration every = Duration.ofSeconds(10);
        private Duration closeTimeout = Duration.ofSeconds(2);
        private Clock clock = Clock.systemUTC();
        private int sampleEvery = SAMPLE_EVERY;

        private Builder() {}

        /**
         * Watches columns of a table (or of a view) for a migration; may be called again for more.
         *
         * @param migration the migration's id
         * @param side the side that the columns are on
         * @param table with or without its schema, in any case; without it any schema is meant
         * @param columns in any case; none for the whole table
         */
        public Builder watch(String migration, Side side, String table, String... columns) {
            watches.add(migration, side, table, columns);
            return this;
        }

        /** Where to write; without it nothing is written and only {@link #coverage} and meters tell. */
        public Builder sink(UsageSink to) {
            this.sink = to;
            return this;
        }

        /** Counts touches by table, column and access in the application's monitoring, too. */
        public Builder meters(Meters with) {
            this.meters = with;
            return this;
        }

        /** What happens when something watched is used; {@link Mode#OBSERVE} by default. */
        public Builder mode(Mode now) {
            this.mode = now;
            return this;
        }

        /** The name under which the application is known. */
        public Builder application(String name) {
            this.application = name;
            return this;
        }

        /** This process: the same name as the {@code MigrationClient}'s, so that the engine can tell who is watched. */
        public Builder instance(String name) {
            this.instance = name;
            return this;
        }

        /** The application's release. */
        public Builder release(String name) {
            this.release = name;
            return this;
        }

        /** How often to write; 10 s by default, at least 100 ms. */
        public Builder every(Duration interval) {
            if (interval.compareTo(Duration.ofMillis(100)) < 0) {
                throw new IllegalArgumentException("every must be at least 100 ms, was " + interval);
            }
            this.every = interval;
            return this;
        }

        /** Looks where a known use comes from once in so many times, from 1; the first 16 times always. */
        public Builder sampleEvery(int times) {
            if (times < 1) {
                throw new IllegalArgumentException("sampleEvery must be at least 1, was " + times);
            }
            this.sampleEvery = times;
            return this;
        }

        /** Packages, or other beginnings of class names, that are never the place a use comes from. */
        public Builder passOver(String... packages) {
            libraries.addAll(List.of(packages));
            return this;
        }

        /** How long {@link UsageAudit#close} may take; 2 s by default. */
        public Builder closeTimeout(Duration max) {
            this.closeTimeout = max;
            return this;
        }

        Builder clock(Clock from) {
            this.clock = from;
            return this;
        }

        /** Begins to watch. */
        public UsageAudit build() {
            return new UsageAudit(this);
        }
    }
}
