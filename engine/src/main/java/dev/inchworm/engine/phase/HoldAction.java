// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.State;
import dev.inchworm.engine.sensor.CoverageGap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Waits for a time, and for something not to be used any more, by the database's clock. */
final class HoldAction implements Action {

    /** The statement by which an operator vouches that nothing uses the old side. */
    static final String OLD_UNUSED = "old-unused";

    /** The sync records to the second; a window is that much longer. */
    private static final Duration RECORD_SLACK = Duration.ofSeconds(1);

    private final Run run;
    private final Step.Hold step;

    HoldAction(Run run, Step.Hold step) {
        this.run = run;
        this.step = step;
    }

    @Override
    public Progress forward(Position position) {
        return switch (step.watch()) {
            case OLD_USED -> oldUsed(position);
            case OLD_WRITTEN -> oldWritten(position);
            case ENFORCE_BROKEN -> enforceBroken(position);
        };
    }

    @Override
    public Progress back(Position position) {
        return Progress.done();
    }

    @Override
    public List<String> asks(Position position) {
        boolean isAsked = step.watch() == Step.Watch.OLD_USED
                && position.state() == State.WAITING
                && tooEarly(position).isEmpty()
                && run.sensing()
                        .oldUsed(step.quietFor())
                        .gap()
                        .filter(gap -> !gap.closesByTime())
                        .isPresent()
                && !isVouched(position);
        return isAsked ? List.of(statement(position)) : List.of();
    }

    private static String statement(Position position) {
        return "inchworm approve %s --state %s --reason TEXT".formatted(position.id(), OLD_UNUSED);
    }

    private Optional<LocalDate> tooEarly(Position position) {
        LocalDate today = LocalDate.ofInstant(position.now(), ZoneOffset.UTC);
        return run.plan().settings().contract().review().filter(today::isBefore);
    }

    private Progress oldUsed(Position position) {
        Optional<LocalDate> review = tooEarly(position);
        if (review.isPresent()) {
            return Progress.person("contract.review says not before " + review.get());
        }
        List<String> writers = run.sensing().written(Sensing.OLD_WRITER, windowStart(position, step.quietFor()));
        if (!writers.isEmpty()) {
            List<String> strangers = strangers(position);
            return Progress.waits("old is still written: " + (strangers.isEmpty() ? writers.get(0) : strangers.get(0)));
        }
        Sensing.Usage readers = run.sensing().oldUsed(step.quietFor());
        if (!readers.users().isEmpty()) {
            return Progress.waits("old is still used: " + readers.users().get(0));
        }
        Optional<Progress> early = early(position, longer(step.atLeast(), step.quietFor()));
        if (early.isPresent()) {
            return early.get();
        }
        return readers.gap()
                .filter(gap -> !isVouched(position))
                .map(gap -> unmeasured(position, gap))
                .orElseGet(Progress::done);
    }

    private List<String> strangers(Position position) {
        try {
            return run.sensing().strangers(windowStart(position, step.quietFor()));
        } catch (IllegalStateException e) {
            return List.of();
        }
    }

    private Progress unmeasured(Position position, CoverageGap gap) {
        String text = "nothing measures who reads old (%s)".formatted(gap.text());
        return gap.closesByTime()
                ? Progress.waits(text)
                : Progress.person(text + "; a named operator may state it: " + statement(position));
    }

    private boolean isVouched(Position position) {
        return run.session()
                .inTransaction(
                        Timeouts.SHORT,
                        tx -> run.consent().stated(tx, position.id(), OLD_UNUSED, position.phaseSince()))
                .isPresent();
    }

    private Progress oldWritten(Position position) {
        List<String> hits = run.sensing().written(Sensing.GUARD, position.stepSince());
        if (!hits.isEmpty()) {
            return Progress.halt("old was written behind the guard (it was carried to new): " + hits.get(0));
        }
        return early(position, step.atLeast()).orElseGet(Progress::done);
    }

    private Progress enforceBroken(Position position) {
        List<String> broken = run.sensing().written(Sensing.ENFORCE, windowStart(position, step.quietFor()));
        if (!broken.isEmpty()) {
            return Progress.waits("a write would fail what is enforced next: " + broken.get(0));
        }
        Instant syncSince = run.session()
                .inTransaction(Timeouts.SHORT, tx -> run.evidence().newest(tx, position, SyncAction.SYNC))
                .map(Evidence.Item::takenAt)
                .orElse(position.stepSince());
        Duration watched = Duration.between(syncSince, position.now());
        return watched.compareTo(step.quietFor()) >= 0
                ? Progress.done()
                : Progress.waits("the sync has counted for %d s of %d s"
                        .formatted(watched.toSeconds(), step.quietFor().toSeconds()));
    }

    private static Instant windowStart(Position position, Duration window) {
        return position.now().minus(window).minus(RECORD_SLACK);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Optional<Progress> early(Position position, Duration atLeast) {
        Duration held = Duration.between(position.stepSince(), position.now());
        return held.compareTo(atLeast) >= 0
                ? Optional.empty()
                : Optional.of(Progress.waits(
                        "holds for %d s more".formatted(atLeast.minus(held).toSeconds() + 1)));
    }
}
