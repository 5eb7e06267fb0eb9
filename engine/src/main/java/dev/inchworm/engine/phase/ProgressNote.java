// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.backfill.BackfillProgress;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.OutcomeUnknown;
import java.time.Duration;

/** Tells how far a backfill has come, once a second: as news, and in the journal for other processes. */
final class ProgressNote {

    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final Run run;
    private long toldAt = System.nanoTime() - EVERY;

    ProgressNote(Run run) {
        this.run = run;
    }

    void take(BackfillProgress progress) {
        if (System.nanoTime() - toldAt < EVERY) {
            return;
        }
        toldAt = System.nanoTime();
        String text = text(progress);
        run.news().accept(text);
        try {
            run.session().inTransaction(Timeouts.SHORT, tx -> {
                run.journal().note(tx, run.plan().migration(), text);
                return "";
            });
        } catch (Failed | OutcomeUnknown e) {
            // The note is for people; the next one says more.
            toldAt = System.nanoTime();
        }
    }

    static String text(BackfillProgress progress) {
        String eta = progress.remaining()
                .map(left -> ", about %d s left".formatted(left.toSeconds()))
                .orElse("");
        String held = progress.heldBy().map(why -> "; held back: " + why).orElse("");
        return "%d of about %d rows, %.0f rows/s%s, chunks of %d rows, held back for %d s%s"
                .formatted(
                        progress.rowsDone(),
                        progress.rowsTotal(),
                        progress.rowsPerSecond(),
                        eta,
                        progress.chunkRows(),
                        progress.held().toSeconds(),
                        held);
    }
}
