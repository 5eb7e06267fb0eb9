// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.plan.RangeSql;
import dev.inchworm.system.history.Row.Side;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongPredicate;

/** Carries rows over in chunks of the key, with a checkpoint. */
final class Copying {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int CHUNK_ROWS_MAX = 4;

    private final Bench bench;
    private final Model model;
    private final Crowd crowd;
    private final Random random;
    private final boolean isBackfill;
    private Optional<Key> reached = Optional.empty();
    private boolean isComplete;

    Copying(Bench bench, Model model, Crowd crowd, Random random, boolean isBackfill) {
        this.bench = bench;
        this.model = model;
        this.crowd = crowd;
        this.random = random;
        this.isBackfill = isBackfill;
    }

    /** Forgets the checkpoint. */
    void reset() {
        reached = Optional.empty();
        isComplete = false;
    }

    /** What has been carried over since the last reset; empty for nothing. */
    Optional<KeyRange> covered() {
        return isComplete ? Optional.of(KeyRange.ALL) : reached.map(KeyRange.ALL::to);
    }

    /** Carries the next few rows over, unless a client holds one of them; whether all is carried over now. */
    boolean next(RangeSql boundary, RangeSql copy) throws SQLException {
        if (isComplete) {
            return true;
        }
        KeyRange rest = reached.map(KeyRange.ALL::from).orElse(KeyRange.ALL);
        int rows = 1 + random.nextInt(CHUNK_ROWS_MAX);
        Optional<Key> end = bench.rolledBack(tx -> bench.boundary(tx, boundary, rest, rows));
        KeyRange chunk = end.map(rest::to).orElse(rest);
        if (copied(copy, chunk)) {
            reached = end;
            isComplete = end.isEmpty();
        }
        return isComplete;
    }

    /** Carries any range over, the checkpoint left as it is. */
    void anywhere(RangeSql copy) throws SQLException {
        long after = random.nextInt(Operations.KEYS);
        long upTo = after + 1 + random.nextInt(Operations.KEYS);
        copied(copy, new KeyRange(Optional.of(key(after)), Optional.of(key(upTo))));
    }

    private static Key key(long id) {
        return new Key(java.util.List.of(Long.toString(id)));
    }

    private boolean copied(RangeSql copy, KeyRange chunk) throws SQLException {
        LongPredicate range = contains(chunk);
        try {
            bench.committed(Bench.BRIEF, tx -> bench.update(tx, copy, chunk));
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || !isHeld(range)) {
                throw new Wrong("a chunk failed: " + e.getMessage());
            }
            return false;
        }
        if (isBackfill) {
            model.copied(range);
        }
        return true;
    }

    /** Whether a client holds a row of the range that is still to be carried over. */
    private boolean isHeld(LongPredicate range) {
        return crowd.held().stream()
                .filter(range::test)
                .map(key -> model.rows().get(key))
                .anyMatch(row -> row != null && (!isBackfill || row.side() != Side.SAME));
    }

    static LongPredicate contains(KeyRange range) {
        long after = range.after().map(Copying::id).orElse(Long.MIN_VALUE);
        long upTo = range.upTo().map(Copying::id).orElse(Long.MAX_VALUE);
        return key -> key > after && key <= upTo;
    }

    private static long id(Key key) {
        return Long.parseLong(key.values().get(0));
    }
}
