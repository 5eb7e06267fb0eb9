// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.parity.ParityResult.Verdict;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.session.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Judges ranges of keys by the statement of the full pass, random ones or one after the other: the drift watch of later
 * phases. Used by one thread.
 *
 * <p>A sample opens no gate; one that differs is a reason to stop.
 */
public final class Sampling {

    private static final Timeouts READING = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(10));
    private static final int SKIPPED_ROWS_MAX = 20_000;
    private static final int LISTED_MAX = 10;

    private final Judge judge;
    private final Session session;
    private final List<Key> places;
    private final RandomGenerator random;
    private Optional<Key> reached = Optional.empty();

    /**
     * Samples in {@code session}.
     *
     * @param places keys spread over the table, see {@link dev.inchworm.engine.backfill.Segments#bounds}; may be empty
     */
    public Sampling(ParityJob job, Session session, List<Key> places, RandomGenerator random) {
        this.judge = new Judge(job);
        this.session = session;
        this.places = List.copyOf(places);
        this.random = random;
    }

    /** Judges about {@code rows} neighbouring rows somewhere in the table. */
    public ParityResult sample(int rows) {
        KeyRange from = place();
        int skipped = random.nextInt(SKIPPED_ROWS_MAX);
        return judged(transaction -> judgeFrom(transaction, from, skipped, rows));
    }

    /**
     * Judges the {@code rows} rows behind those of the call before; behind the last row of the table the first ones
     * again. So every row has its turn, which a sample cannot promise.
     */
    public ParityResult next(int rows) {
        KeyRange rest = reached.map(KeyRange.ALL::from).orElse(KeyRange.ALL);
        return judged(transaction -> {
            Judge.Judged judged = judge.next(transaction, rest, rows, LISTED_MAX);
            reached = judged.range().upTo();
            return judged;
        });
    }

    private ParityResult judged(Unit<Judge.Judged> unit) {
        try {
            Judge.Judged judged = session.inRolledBack(READING, unit);
            boolean isClean = judged.differing() + judged.broken() == 0;
            return new ParityResult(
                    isClean ? Verdict.CLEAN : Verdict.DIFFERENT,
                    judged.rows(),
                    judged.differing(),
                    judged.broken(),
                    1,
                    judged.listed(),
                    "a sample of %d rows".formatted(judged.rows()));
        } catch (Failed | IllegalStateException e) {
            return new ParityResult(
                    Verdict.INCONCLUSIVE,
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    "a sample failed: " + e.getClass().getSimpleName());
        }
    }

    private Judge.Judged judgeFrom(Connection transaction, KeyRange from, int skipped, int rows) throws SQLException {
        Optional<Key> start = judge.boundary(transaction, from, skipped + 1);
        KeyRange rest = start.map(from::from).orElse(from);
        KeyRange range = judge.boundary(transaction, rest, rows).map(rest::to).orElse(rest);
        if (range.upTo().isEmpty() && start.isEmpty()) {
            // Fewer rows than were to be skipped lie above this place: its first ones are judged, never all of them.
            return judge.next(transaction, from, rows, LISTED_MAX);
        }
        return judge.judge(transaction, range, LISTED_MAX);
    }

    private KeyRange place() {
        int choice = random.nextInt(places.size() + 1);
        return choice == places.size() ? KeyRange.ALL : new KeyRange(Optional.of(places.get(choice)), Optional.empty());
    }
}
