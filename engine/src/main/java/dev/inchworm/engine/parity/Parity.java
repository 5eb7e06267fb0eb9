// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.parity.ParityResult.Verdict;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.OutcomeUnknown;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.throttle.Throttle;
import dev.inchworm.engine.throttle.Throttle.Hold;
import java.time.Duration;
import java.util.Optional;

/**
 * Judges every row, range by range from the first key to the last one.
 *
 * <p>Each range is one statement and so one snapshot. The sync of a same-row change writes both sides in one row
 * version, so a row in flight is never seen half: no difference needs to be looked at twice. No snapshot outlives a
 * range, so neither vacuum nor an online index build waits for the pass.
 *
 * <p>Only a pass that covers every key, meets no error and finds nothing is clean; whatever cannot be told is
 * inconclusive.
 */
public final class Parity {

    private static final Timeouts READING = new Timeouts(Duration.ofSeconds(5), Duration.ofMinutes(10));
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ParityJob job;

    /** A pass that has not begun. */
    public Parity(ParityJob job) {
        this.job = job;
    }

    /** Judges until every key is covered or the verdict cannot become clean any more. Runs once. */
    public ParityResult run() {
        Pass pass = new Pass(job);
        try (Session session = job.sessions().get()) {
            return judge(session, pass);
        } catch (Failed e) {
            return pass.result(Verdict.INCONCLUSIVE, "a statement failed: " + pass.said(e));
        } catch (OutcomeUnknown e) {
            return pass.result(Verdict.INCONCLUSIVE, "the connection was lost");
        } catch (IllegalStateException e) {
            return pass.result(Verdict.INCONCLUSIVE, String.valueOf(e.getMessage()));
        }
    }

    private ParityResult judge(Session session, Pass pass) {
        String history = history(session);
        long rowsTotal = session.inRolledBack(
                Timeouts.SHORT,
                transaction -> session.dialect()
                        .catalogs()
                        .size(transaction, job.plan().table().name())
                        .rows());
        while (!pass.isOver()) {
            Optional<String> halted = job.halt().thrown();
            if (halted.isPresent()) {
                return pass.result(Verdict.INCONCLUSIVE, "halted: " + halted.get());
            }
            Optional<String> heldBy = heldBy();
            if (heldBy.isEmpty()) {
                pass.next(session, READING);
            } else {
                job.waiter().pause(PAUSE);
            }
            job.listener().accept(pass.progress(rowsTotal, heldBy));
        }
        if (!history.equals(history(session))) {
            return pass.result(
                    Verdict.INCONCLUSIVE, "the server is another one, or was restored, since the pass began");
        }
        return pass.result();
    }

    private Optional<String> heldBy() {
        return Throttle.orHold("load", job.throttle()::measure) instanceof Hold hold
                ? Optional.of(hold.reason())
                : Optional.empty();
    }

    private static String history(Session session) {
        return session.inRolledBack(
                Timeouts.SHORT, transaction -> session.dialect().sessions().history(transaction));
    }
}
