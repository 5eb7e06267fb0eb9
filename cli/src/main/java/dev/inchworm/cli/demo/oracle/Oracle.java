// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * Knows from acknowledged writes alone what every row must be, and judges each read and the final table by it.
 *
 * <p>Threads may share it.
 */
public final class Oracle {
    private static final int FINDINGS_MAX = 50;
    private static final long CUSTOMERS = 1000;

    private final long rows;
    private final LongFunction<Value> loaded;
    private final Map<Long, RowHistory> histories = new ConcurrentHashMap<>();
    private final Map<Long, Integer> removals = new ConcurrentHashMap<>();
    private final Queue<PendingRead> pending = new ConcurrentLinkedQueue<>();
    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong resolved = new AtomicLong();

    /** Knows {@code rows} rows with the keys 1 to {@code rows}, each as {@code loaded} says. */
    public Oracle(long rows, LongFunction<Value> loaded) {
        this.rows = rows;
        this.loaded = loaded;
    }

    /** The owner of the row that was loaded or inserted under {@code key}. */
    public static long customerOf(long key) {
        return 1 + key % CUSTOMERS;
    }

    /** The history of the row under {@code key}. */
    public RowHistory history(long key) {
        return histories.computeIfAbsent(key, this::first);
    }

    private RowHistory first(long key) {
        return new RowHistory(customerOf(key), isLoaded(key) ? loaded.apply(key) : Value.ABSENT);
    }

    boolean isLoaded(long key) {
        return key >= 1 && key <= rows;
    }

    long rows() {
        return rows;
    }

    LongFunction<Value> loaded() {
        return loaded;
    }

    Map<Long, RowHistory> histories() {
        return histories;
    }

    /** A client was told that its write is committed. */
    public void acknowledge(long key, RowHistory history, long version, Effect effect) {
        acknowledged.incrementAndGet();
        if (!history.acknowledge(version, effect)) {
            lose("key %d: two acknowledged writes took version %d".formatted(key, version));
        }
    }

    /** A client was told that its row has another key now. */
    public void acknowledgeMove(long from, long to, RowHistory history, long version) {
        histories.put(to, history);
        histories.put(from, new RowHistory(customerOf(from), Value.ABSENT));
        acknowledge(to, history, version, Effect.touch());
    }

    /** Says that the row under {@code key} may be gone from now on. */
    public void beginRemoval(long key) {
        removals.merge(key, 1, Integer::sum);
    }

    /** Says that the removal did not take place. */
    public void endRemoval(long key) {
        removals.merge(key, -1, Integer::sum);
    }

    private boolean mayBeGone(long key) {
        return removals.getOrDefault(key, 0) > 0;
    }

    /** An outcome that a client did not know was resolved by its operation id. */
    public void resolve() {
        resolved.incrementAndGet();
    }

    /** An operation that failed in spite of the retries that a pool makes. */
    public void fail(String operation, Throwable cause) {
        failed.incrementAndGet();
        find("failed: " + operation + ": " + cause.getMessage());
    }

    /** A write that found no row. */
    public void absent(long key) {
        if (!mayBeGone(key)) {
            lose("key %d: no such row, though nothing removed it".formatted(key));
        }
    }

    /**
     * A read that found a row, or none.
     *
     * @param since the last version acknowledged before the read began
     */
    public void read(long key, RowHistory history, long since, Optional<Seen> seen) {
        reads.incrementAndGet();
        if (seen.isEmpty()) {
            if (!mayBeGone(key)) {
                wrong("key %d: no such row, though nothing removed it".formatted(key));
            }
            return;
        }
        PendingRead read = new PendingRead(key, history, since, seen.get());
        if (!judge(read)) {
            pending.add(read);
        }
    }

    /** Judges the reads that saw writes which were not acknowledged yet at their time. */
    public void settle() {
        pending.removeIf(this::judge);
    }

    /** Judges what is left once every write has been acknowledged or resolved. */
    void settleAll() {
        settle();
        pending.forEach(read -> wrong("key %d: version %d was read and nobody wrote it"
                .formatted(read.key(), read.seen().version())));
        pending.clear();
    }

    private boolean judge(PendingRead read) {
        Seen seen = read.seen();
        if (seen.version() < read.since()) {
            wrong("key %d: read version %d after version %d was acknowledged"
                    .formatted(read.key(), seen.version(), read.since()));
            return true;
        }
        Optional<Value> value = read.history().at(seen.version());
        value.filter(expected -> !seen.agrees(expected))
                .ifPresent(expected -> wrong("key %d: read %s, expected %s".formatted(read.key(), seen, expected)));
        return value.isPresent();
    }

    void wrong(String finding) {
        wrong.incrementAndGet();
        find("wrong read: " + finding);
    }

    void lose(String finding) {
        lost.incrementAndGet();
        find("lost write: " + finding);
    }

    /** Keeps something to be told with the verdict. */
    public void note(String finding) {
        find(finding);
    }

    private void find(String finding) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(finding);
        }
    }

    /** The counts so far. */
    public Verdict verdict() {
        return new Verdict(
                acknowledged.get(),
                reads.get(),
                failed.get(),
                lost.get(),
                wrong.get(),
                resolved.get(),
                List.copyOf(findings));
    }

    private record PendingRead(long key, RowHistory history, long since, Seen seen) {}
}
