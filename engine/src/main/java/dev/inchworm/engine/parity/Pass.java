// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

import dev.inchworm.core.chunk.ChunkSize;
import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.plan.Step.Purpose;
import dev.inchworm.engine.parity.Judge.Judged;
import dev.inchworm.engine.parity.ParityResult.Verdict;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sums of one pass and how far it is. */
final class Pass {

    private static final Duration CHUNK_TIME = Duration.ofMillis(500);
    private static final int FAILING_ROWS_MAX = ParityResult.LISTED_MAX;

    private final ParityJob job;
    private final Judge judge;
    private final Coverage coverage = new Coverage();
    private final List<ListedRow> listed = new ArrayList<>();
    private ChunkSize size = ChunkSize.starting(CHUNK_TIME);
    private long rows;
    private long differing;
    private long broken;
    private int failing;

    Pass(ParityJob job) {
        this.job = job;
        this.judge = new Judge(job);
    }

    /** Whether there is nothing more to judge, or no use in it. */
    boolean isOver() {
        return coverage.isWhole() || failing >= FAILING_ROWS_MAX;
    }

    /** Judges one range. In a dry run, a row for which the mapping fails is found and counted as differing. */
    void next(Session session, Timeouts timeouts) {
        KeyRange rest = coverage.rest();
        int most = ParityResult.LISTED_MAX - listed.size();
        long began = job.nanoTime().getAsLong();
        try {
            take(session.inRolledBack(
                    timeouts, transaction -> judge.next(transaction, rest, size.rows(), Math.max(0, most))));
            size = size.after(Duration.ofNanos(job.nanoTime().getAsLong() - began));
        } catch (Failed e) {
            if (job.step().purpose() != Purpose.DRY_RUN || e.failure() != Failure.DATA) {
                throw e;
            }
            narrow(session, timeouts, rest, e);
        }
    }

    private void narrow(Session session, Timeouts timeouts, KeyRange rest, Failed cause) {
        if (size.rows() > ChunkSize.ROWS_MIN) {
            size = size.halved();
            return;
        }
        Optional<Key> key = session.inRolledBack(timeouts, transaction -> judge.boundary(transaction, rest, 1));
        if (key.isEmpty()) {
            throw cause;
        }
        failing++;
        List<ListedRow> row =
                listed.size() < ParityResult.LISTED_MAX ? List.of(judge.failing(key.get(), cause.state())) : List.of();
        take(new Judged(rest.to(key.get()), 1, 1, 0, row));
    }

    private void take(Judged judged) {
        coverage.judged(judged.range());
        rows += judged.rows();
        differing += judged.differing();
        broken += judged.broken();
        listed.addAll(judged.listed());
    }

    ParityProgress progress(long rowsTotal, Optional<String> heldBy) {
        return new ParityProgress(rows, Math.max(rows, rowsTotal), differing, broken, heldBy);
    }

    /** The result of a pass that met no error. */
    ParityResult result() {
        if (differing + broken > 0) {
            String end =
                    coverage.isWhole() ? "" : "; stopped after %d rows for which the mapping fails".formatted(failing);
            return result(
                    Verdict.DIFFERENT, "%d rows differ, %d break an invariant%s".formatted(differing, broken, end));
        }
        if (!coverage.isWhole()) {
            return result(Verdict.INCONCLUSIVE, "not every key was covered");
        }
        return result(Verdict.CLEAN, "%d rows judged in %d ranges without a gap".formatted(rows, coverage.chunks()));
    }

    ParityResult result(Verdict verdict, String why) {
        return new ParityResult(verdict, rows, differing, broken, coverage.chunks(), listed, why);
    }

    /** What the server said, without what it quotes: that may be a value. */
    String said(Failed e) {
        return "%s (SQLState %s)".formatted(e.reason().replaceAll("\"[^\"]*\"", "\"...\""), e.state());
    }
}
