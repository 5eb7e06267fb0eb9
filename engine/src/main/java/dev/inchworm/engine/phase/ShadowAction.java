// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.sensor.Reading;
import dev.inchworm.engine.sensor.ShadowCount;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Counts the shadow reads of the applications for the window, and goes on if few enough of enough of them differ.
 *
 * <p>Where no live instance makes any, it says so and rests on server parity.
 */
final class ShadowAction implements Action {

    /** Evidence of shadow reads. */
    static final String SHADOW = "shadow-reads";

    /** The statement by which an operator vouches that no more of them will come. */
    static final String ENDED = "shadow-reads-ended";

    private static final String NOT_MEASURED = "not measured: ";
    private static final String NOBODY = NOT_MEASURED + "no live instance shadows";
    /** An instance may say that it shadows a little after it knows the stage. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);

    private final Run run;
    private final Step.Shadow step;

    ShadowAction(Run run, Step.Shadow step) {
        this.run = run;
        this.step = step;
    }

    @Override
    public Progress forward(Position position) {
        Optional<Evidence.Item> judged = judged(position);
        if (judged.isPresent()) {
            return Progress.done(judged.get().detail());
        }
        Optional<String> awaited = run.acknowledgement().awaited(position.id());
        if (awaited.isPresent()) {
            return Progress.waits(awaited.get());
        }
        try {
            return count(position, run.sensing().reading());
        } catch (IllegalStateException e) {
            return Progress.waits("shadow reads cannot be counted: " + e.getMessage());
        }
    }

    private Progress count(Position position, Reading reading) {
        boolean shadows =
                reading.present().stream().anyMatch(each -> each.claims().shadows());
        Optional<ShadowCount> earlier =
                run.session().inTransaction(Timeouts.SHORT, tx -> ShadowLedger.find(tx, position));
        if (earlier.isEmpty()) {
            return shadows ? begin(position, reading) : withoutShadows(position, reading);
        }
        return goOn(position, earlier.get(), earlier.get().plus(reading), shadows);
    }

    /** What an engine before this one has judged in this stay. */
    private Optional<Evidence.Item> judged(Position position) {
        return run.session()
                .inTransaction(Timeouts.SHORT, tx -> run.evidence().newest(tx, position, SHADOW))
                .filter(item -> !item.takenAt().isBefore(position.stepSince()))
                .filter(item -> item.passed() || isNotMeasured(item));
    }

    /** Whether that evidence says that there was nothing to measure. */
    static boolean isNotMeasured(Evidence.Item item) {
        return item.detail().startsWith(NOT_MEASURED);
    }

    private Progress begin(Position position, Reading reading) {
        save(position, ShadowCount.from(reading));
        return Progress.waits("shadow reads are counted from " + reading.at() + " on");
    }

    private Progress withoutShadows(Position position, Reading reading) {
        boolean isSettled = Duration.between(position.stepSince(), reading.at()).compareTo(SETTLED) >= 0;
        if (!reading.present().isEmpty() && !isSettled) {
            return Progress.waits("instances may say now whether they make shadow reads");
        }
        record(position, false, NOBODY);
        return Progress.done(NOBODY);
    }

    private Progress goOn(Position position, ShadowCount saved, ShadowCount now, boolean shadows) {
        boolean isOver = now.length().compareTo(step.window()) >= 0;
        if (isOver && now.compared() >= step.samplesMin()) {
            return judge(position, now);
        }
        if (now.share() <= step.divergenceMax() && isSaidToHaveEnded(position)) {
            String text = NOT_MEASURED + "%d of the %d shadow reads wanted were compared, and an operator states that"
                    + " no more will come";
            record(position, false, text.formatted(now.compared(), step.samplesMin()));
            return Progress.done(text.formatted(now.compared(), step.samplesMin()));
        }
        if (Duration.between(saved.at(), now.at()).compareTo(SAVE_EVERY) >= 0) {
            save(position, now);
        }
        return Progress.waits(waitsFor(position, now, isOver, shadows));
    }

    private boolean isSaidToHaveEnded(Position position) {
        return run.session()
                .inTransaction(
                        Timeouts.SHORT, tx -> run.consent().stated(tx, position.id(), ENDED, position.stepSince()))
                .isPresent();
    }

    private String waitsFor(Position position, ShadowCount now, boolean isOver, boolean shadows) {
        String absent = shadows
                ? ""
                : "; no live instance makes any now; if none will: inchworm approve %s --state %s --reason TEXT"
                        .formatted(position.id(), ENDED);
        return isOver
                ? "fewer than the %d shadow reads wanted were compared since %s%s"
                        .formatted(step.samplesMin(), now.since(), absent)
                : "shadow reads are counted from %s to %s%s"
                        .formatted(now.since(), now.since().plus(step.window()), absent);
    }

    private Progress judge(Position position, ShadowCount now) {
        boolean passed = now.share() <= step.divergenceMax();
        String text = "%d of %d shadow reads differ (%s, limit %s) in %d s"
                .formatted(
                        now.divergences(),
                        now.compared(),
                        percent(now.share()),
                        percent(step.divergenceMax()),
                        now.length().toSeconds());
        record(position, passed, text);
        return passed ? Progress.done(text) : Progress.halt(text);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private void save(Position position, ShadowCount count) {
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            ShadowLedger.save(tx, position, count);
            String text = "%d shadow reads compared since %s, %d differ"
                    .formatted(count.compared(), count.since(), count.divergences());
            run.journal().note(tx, position.id(), text);
            return "";
        });
    }

    private void record(Position position, boolean passed, String text) {
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            ShadowLedger.forget(tx, position);
            run.evidence().add(tx, position, SHADOW, passed, text);
            run.journal().audit().append(tx, position.id(), run.who(), SHADOW, passed ? "PASSED" : "NOT PASSED", text);
            return "";
        });
    }

    @Override
    public Progress back(Position position) {
        return Progress.done();
    }
}
