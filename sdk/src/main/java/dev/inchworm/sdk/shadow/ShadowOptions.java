// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import java.time.Duration;

/** How much a process spends on shadow reads, and when it gives one up; immutable. */
public final class ShadowOptions {

    /** Threads a process may give to shadow reads. */
    public static final int THREADS_MAX = 256;

    /** Shadow reads that may wait. */
    public static final int QUEUE_MAX = 100_000;

    private final Builder values;

    private ShadowOptions(Builder values) {
        this.values = values;
    }

    /** The options that stand unless something else is said; see the methods of {@link Builder}. */
    public static ShadowOptions defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    int threads() {
        return values.threads;
    }

    int queue() {
        return values.queue;
    }

    /** Half of the threads: one bad migration never takes them all. */
    int threadsOfOne() {
        return Math.max(1, values.threads / 2);
    }

    /** Shadow reads of one migration that may run or wait. */
    int permitsOfOne() {
        return threadsOfOne() + Math.max(1, values.queue / 2);
    }

    /** Shadow reads of all migrations that may run or wait. */
    int permits() {
        return values.threads + values.queue;
    }

    Duration deadline() {
        return values.deadline;
    }

    double sample() {
        return values.sample;
    }

    int rechecks() {
        return values.rechecks;
    }

    Duration recheckDelay() {
        return values.recheckDelay;
    }

    int mismatchesKept() {
        return values.mismatchesKept;
    }

    Duration closeTimeout() {
        return values.closeTimeout;
    }

    ContextSnapshot context() {
        return values.context;
    }

    int breakerWindow() {
        return values.breakerWindow;
    }

    double breakerRate() {
        return values.breakerRate;
    }

    Duration breakerPause() {
        return values.breakerPause;
    }

    /** Collects options; not for sharing between threads. */
    public static final class Builder implements Cloneable {

        private int threads = 4;
        private int queue = 256;
        private Duration deadline = Duration.ofMillis(50);
        private double sample = 1;
        private int rechecks = 2;
        private Duration recheckDelay = Duration.ofMillis(200);
        private int mismatchesKept = 1_000;
        private Duration closeTimeout = Duration.ofSeconds(2);
        private ContextSnapshot context = ContextSnapshot.mdc("traceId");
        private int breakerWindow = 100;
        private double breakerRate = 0.5;
        private Duration breakerPause = Duration.ofSeconds(5);

        private Builder() {}

        /** Threads for all migrations, 1 to {@value #THREADS_MAX}, 4 by default; one migration gets half of them. */
        public Builder threads(int count) {
            threads = within("threads", count, 1, THREADS_MAX);
            return this;
        }

        /** Shadow reads that may wait, 1 to {@value #QUEUE_MAX}, 256 by default; one migration gets half of it. */
        public Builder queue(int count) {
            queue = within("queue", count, 1, QUEUE_MAX);
            return this;
        }

        /** Time for one read of a side in the dark, then for one comparison; 50 ms by default. */
        public Builder deadline(Duration time) {
            deadline = positive("deadline", time);
            return this;
        }

        /** Share of the reads that are also made in the dark, 0 to 1; 1 by default. Each reader may have its own. */
        public Builder sample(double share) {
            sample = share("sample", share);
            return this;
        }

        /** How often a mismatch must be seen again before it is confirmed, 1 to 10; 2 by default. */
        public Builder rechecks(int count) {
            rechecks = within("rechecks", count, 1, 10);
            return this;
        }

        /** Time before both sides are read again, once, then twice as long, and so on; 200 ms by default. */
        public Builder recheckDelay(Duration time) {
            recheckDelay = positive("recheckDelay", time);
            return this;
        }

        /** Latest mismatches kept in memory per migration, 0 to 100000; 1000 by default. */
        public Builder mismatchesKept(int count) {
            mismatchesKept = within("mismatchesKept", count, 0, 100_000);
            return this;
        }

        /** How long closing may take; 2 s by default. */
        public Builder closeTimeout(Duration time) {
            closeTimeout = positive("closeTimeout", time);
            return this;
        }

        /** What goes along to the workers; {@code traceId} of SLF4J's diagnostic context by default. */
        public Builder context(ContextSnapshot snapshot) {
            context = snapshot;
            return this;
        }

        /** Outcomes the breaker looks back on, 20 to 10000; 100 by default. */
        public Builder breakerWindow(int outcomes) {
            breakerWindow = within("breakerWindow", outcomes, 20, 10_000);
            return this;
        }

        /** Share of reads that fail or take too long at which the breaker opens, above 0 to 1; 0.5 by default. */
        public Builder breakerRate(double share) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("breakerRate must be above 0 to 1, was " + share);
            }
            breakerRate = share;
            return this;
        }

        /** How long the breaker stays open at first, give or take a fifth; 5 s by default. */
        public Builder breakerPause(Duration time) {
            breakerPause = positive("breakerPause", time);
            return this;
        }

        /** These options; the builder may be used on. */
        public ShadowOptions build() {
            try {
                return new ShadowOptions((Builder) clone());
            } catch (CloneNotSupportedException impossible) {
                throw new AssertionError(impossible);
            }
        }

        static double share(String name, double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("%s must be 0 to 1, was %s".formatted(name, share));
            }
            return share;
        }

        private static int within(String name, int value, int min, int max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException("%s must be %d to %d, was %d".formatted(name, min, max, value));
            }
            return value;
        }

        static Duration positive(String name, Duration time) {
            if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("%s must be above 0 to 1 day, was %s".formatted(name, time));
            }
            return time;
        }
    }
}
