// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.session.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the table into segments, once for each plan and sync.
 *
 * <p>The upper bound is the highest key now. The sync is live by then, so whatever comes above it has both sides.
 */
final class Preparation {

    private static final int SEGMENTS_PER_WORKER = 4;
    private static final int SEGMENTS_MAX = 256;
    private static final Timeouts READING = new Timeouts(Duration.ofSeconds(5), Duration.ofMinutes(10));
    private final BackfillJob job;
    private final Segments segments;

    Preparation(BackfillJob job, Segments segments) {
        this.job = job;
        this.segments = segments;
    }

    /** What a run knows before it begins. */
    record Prepared(ChunkLimits limits, long rowsTotal) {}

    /** Writes the segments unless they are there, and looks at the server's limits. */
    Prepared run(Session session) {
        return Retries.of(job, () -> attempt(session));
    }

    private Prepared attempt(Session session) {
        boolean isThere = session.inRolledBack(
                        Timeouts.SHORT,
                        transaction -> segments.totals(transaction).count())
                > 0;
        if (!isThere) {
            Optional<Key> highest = session.inRolledBack(READING, this::highest);
            List<Key> cuts = highest.isEmpty() ? List.of() : session.inRolledBack(READING, this::cuts);
            session.inTransaction(Timeouts.SHORT, transaction -> {
                job.fence().hold(transaction, job.dialect());
                segments.write(transaction, ranges(cuts, highest), highest.isEmpty());
                return highest;
            });
        }
        return session.inRolledBack(Timeouts.SHORT, this::look);
    }

    private Prepared look(Connection transaction) throws SQLException {
        Duration chunkTimeMax = job.dialect().locks().chunkTimeMax(transaction);
        long rows = job.dialect()
                .catalogs()
                .size(transaction, job.plan().table().name())
                .rows();
        return new Prepared(ChunkLimits.of(chunkTimeMax, job.settings().chunkTime()), rows);
    }

    private Optional<Key> highest(Connection transaction) throws SQLException {
        try (PreparedStatement statement =
                        transaction.prepareStatement(job.step().highest());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(ChunkCopy.key(row)) : Optional.empty();
        }
    }

    private List<Key> cuts(Connection transaction) throws SQLException {
        int parts = Math.min(SEGMENTS_MAX, SEGMENTS_PER_WORKER * job.settings().workers());
        List<Key> keys = new ArrayList<>();
        try (PreparedStatement statement =
                transaction.prepareStatement(job.step().quantiles())) {
            statement.setInt(1, parts);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next() && keys.size() < SEGMENTS_MAX - 1) {
                    keys.add(ChunkCopy.key(row));
                }
            }
        }
        return keys;
    }

    /** Half-open ranges that meet at the cuts: no key up to the highest is left out, whatever the cuts are. */
    static List<KeyRange> ranges(List<Key> cuts, Optional<Key> highest) {
        List<KeyRange> ranges = new ArrayList<>();
        Optional<Key> after = Optional.empty();
        for (Key cut : cuts) {
            if (!Optional.of(cut).equals(after) && !Optional.of(cut).equals(highest)) {
                ranges.add(new KeyRange(after, Optional.of(cut)));
                after = Optional.of(cut);
            }
        }
        ranges.add(new KeyRange(after, highest));
        return ranges;
    }
}
