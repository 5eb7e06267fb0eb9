// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.parity.Parity;
import dev.inchworm.engine.parity.ParityJob;
import dev.inchworm.engine.parity.ParityResult;
import dev.inchworm.engine.throttle.Throttle;
import java.util.Locale;
import java.util.Optional;

/** A full pass over every row; only a clean one, taken since the step began, lets the migration go on. */
public final class VerifyAction implements Action {

    /** Evidence of the mapping applied to live data, read-only. */
    public static final String DRY_RUN = "dry-run";
    /** Evidence of both sides compared. */
    public static final String PARITY = "parity";

    private final Run run;
    private final Step.Verify step;

    VerifyAction(Run run, Step.Verify step) {
        this.run = run;
        this.step = step;
    }

    @Override
    public Progress forward(Position position) {
        Optional<Evidence.Item> earlier =
                run.session().inTransaction(Timeouts.SHORT, tx -> run.evidence().newest(tx, position, kind()));
        if (earlier.filter(item -> item.passed() && !item.takenAt().isBefore(position.stepSince()))
                .isPresent()) {
            return Progress.done();
        }
        ParityResult result = pass(run, step, position);
        return switch (result.verdict()) {
            case CLEAN -> Progress.done(text(result));
            case DIFFERENT -> Progress.halt(text(result));
            case INCONCLUSIVE -> Progress.waits(text(result));
        };
    }

    @Override
    public Progress back(Position position) {
        return Progress.done();
    }

    private String kind() {
        return kind(step);
    }

    private static String kind(Step.Verify step) {
        return step.purpose() == Step.Purpose.DRY_RUN ? DRY_RUN : PARITY;
    }

    /** Takes one full pass now and keeps it as evidence, whatever it says. */
    public static ParityResult pass(Run run, Step.Verify step, Position position) {
        Throttle never = () -> new Throttle.Go();
        ParityResult result = new Parity(new ParityJob(
                        run.sessions(),
                        run.plan(),
                        step,
                        never,
                        run.halt(),
                        run.waiter(),
                        System::nanoTime,
                        false,
                        progress -> {}))
                .run();
        String text = text(result);
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.evidence().add(tx, position, kind(step), result.verdict() == ParityResult.Verdict.CLEAN, text);
            run.journal()
                    .audit()
                    .append(
                            tx,
                            position.id(),
                            run.who(),
                            kind(step),
                            result.verdict().name(),
                            text);
            return "";
        });
        return result;
    }

    /** The figures of a pass in one line, without any value of a row. */
    public static String text(ParityResult result) {
        String figures = "%s: %d rows in %d chunks, %d differ, %d break a rule"
                .formatted(
                        result.verdict().name().toLowerCase(Locale.ROOT),
                        result.rows(),
                        result.chunks(),
                        result.differing(),
                        result.broken());
        return result.why().isEmpty() ? figures : figures + "; " + result.why();
    }
}
