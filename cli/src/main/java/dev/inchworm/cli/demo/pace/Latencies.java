// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.pace;

import dev.inchworm.core.phase.Phase;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long the shop's operations took before, during and after the migration, and within the last second.
 *
 * <p>Threads may share it.
 */
public final class Latencies {

    /** A part of the run. */
    public enum Part {
        /** Not measured: starting up. */
        WARMUP,
        /** Idle: no migration yet. */
        BEFORE,
        /** The migration runs. */
        DURING,
        /** The migration is over. */
        AFTER
    }

    private final Map<Part, Histogram> parts = new EnumMap<>(Part.class);
    private final Map<Phase, Histogram> phases = new ConcurrentHashMap<>();
    private volatile Part part = Part.WARMUP;
    private volatile Histogram phase = new Histogram();
    private volatile Histogram reads = new Histogram();
    private volatile Histogram writes = new Histogram();

    /** Starts in {@link Part#WARMUP}. */
    public Latencies() {
        for (Part each : Part.values()) {
            parts.put(each, new Histogram());
        }
    }

    /** Everything from now on belongs to {@code part}. */
    public void begin(Part part) {
        this.part = part;
    }

    /** The migration is in that phase now, on its way forward or back. */
    public void enter(Phase now) {
        phase = phases.computeIfAbsent(now, unseen -> new Histogram());
    }

    /** By phase of the migration; only those that were entered. */
    public Map<Phase, Histogram> phases() {
        return new TreeMap<>(phases);
    }

    /** Adds a read. */
    public void read(long nanoseconds) {
        reads.add(nanoseconds);
        add(nanoseconds);
    }

    private void add(long nanoseconds) {
        Part now = part;
        of(now).add(nanoseconds);
        if (now == Part.DURING) {
            phase.add(nanoseconds);
        }
    }

    /** Adds a write: the whole transaction with its commit. */
    public void write(long nanoseconds) {
        writes.add(nanoseconds);
        add(nanoseconds);
    }

    /** Everything in {@code part}. */
    public Histogram of(Part part) {
        Histogram histogram = parts.get(part);
        if (histogram == null) {
            throw new IllegalStateException("no histogram for " + part);
        }
        return histogram;
    }

    /** The reads since this was asked last. */
    public Histogram takeReads() {
        Histogram taken = reads;
        reads = new Histogram();
        return taken;
    }

    /** The writes since this was asked last. */
    public Histogram takeWrites() {
        Histogram taken = writes;
        writes = new Histogram();
        return taken;
    }
}
