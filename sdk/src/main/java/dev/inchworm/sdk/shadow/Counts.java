// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.Figures;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.figure.Op;
import dev.inchworm.sdk.figure.Outcome;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** Counts what becomes of shadow reads; whatever the meters or the log throw ends here. Threads share it. */
final class Counts {

    private final String migration;
    private final Figures figures;
    private final MigrationMeters meters;
    private final Supplier<Stage> stage;
    private final Logger log;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    Counts(String migration, Figures figures, MigrationMeters meters, Supplier<Stage> stage, Logger log) {
        this.migration = migration;
        this.figures = figures;
        this.meters = meters;
        this.stage = stage;
        this.log = log;
    }

    /**
     * A read of the new side in the dark has ended, or its time is up. One that is late is slow and not wrong: its time
     * counts among the times of new, by which the engine judges how slow new is.
     */
    void candidate(Outcome outcome, long nanos) {
        figures.read(Side.NEW, outcome != Outcome.ERROR, nanos);
        guarded(to -> to.call(Op.READ, Side.NEW, stage.get(), outcome, nanos));
    }

    void compared(Comparison result, long nanos) {
        figures.compared(result);
        guarded(to -> to.compared(result, nanos));
    }

    void dropped(Drop reason) {
        figures.dropped();
        try {
            meters.dropped(reason);
        } catch (Throwable swallowed) {
            sayOnce("meters", swallowed);
        }
    }

    void sampledOut() {
        try {
            meters.sampledOut();
        } catch (Throwable swallowed) {
            sayOnce("meters", swallowed);
        }
    }

    void differing(Iterable<String> fields) {
        guarded(to -> fields.forEach(to::mismatchField));
    }

    /** Names the class of what was thrown, once for each {@code where}; never its message, which may hold values. */
    void sayOnce(String where, Throwable thrown) {
        try {
            if (said.add(where)) {
                log.warn(
                        "{}: {} of shadow reads failed with {}; the application goes on, further ones are only counted",
                        migration,
                        where,
                        thrown.getClass().getName());
            }
        } catch (Throwable swallowed) {
            said.add(where);
        }
    }

    void saySuspended() {
        try {
            log.warn(
                    "{}: shadow reads are suspended for a while, the new side failed or was late too often", migration);
        } catch (Throwable swallowed) {
            said.add("log");
        }
    }

    private void guarded(Consumer<MigrationMeters> count) {
        try {
            count.accept(meters);
        } catch (Throwable swallowed) {
            sayOnce("meters", swallowed);
        }
    }
}
