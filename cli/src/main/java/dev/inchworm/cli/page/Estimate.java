// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.packet.Units;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a step takes, with what that rests on: a rehearsal's figure, the packet's own windows, or an assumption that
 * is named as one.
 *
 * @param time absent where nobody can tell
 * @param basis for people
 */
record Estimate(Optional<Duration> time, String basis) {

    /** Rows a second that a throttled backfill is taken to carry; idle machines do several times that. */
    static final long COPY_RATE = 20_000;

    /** Rows a second that a pass over both sides is taken to compare. */
    static final long VERIFY_RATE = 100_000;

    /** Bytes a second that a validation is taken to read. */
    static final long READ_RATE = 200L << 20;

    private static final int SCALED_ROWS_MIN = 10_000;

    /** What can be said of that step on that table. */
    static Optional<Estimate> of(Step step, PlanFacts facts, Settings settings) {
        Optional<Rehearsed.StepFacts> there = facts.rehearsed()
                .flatMap(rehearsed -> Optional.ofNullable(rehearsed.steps().get(step.name())));
        Optional<Ddl> ddl = StepPage.ddl(step);
        if (ddl.isPresent()) {
            return ddl.filter(each -> !each.forward().isEmpty()).map(each -> change(each.lock(), there, facts));
        }
        if (step instanceof Step.Backfill) {
            long limit = settings.backfill()
                    .rowsPerSecondMax()
                    .map(Integer::longValue)
                    .orElse(Long.MAX_VALUE);
            return Optional.of(rows(there, facts, Math.min(limit, COPY_RATE), limit < COPY_RATE));
        }
        if (step instanceof Step.Verify) {
            return Optional.of(rows(there, facts, VERIFY_RATE, false));
        }
        return window(step);
    }

    private static Estimate change(LockClass lock, Optional<Rehearsed.StepFacts> there, PlanFacts facts) {
        Optional<Duration> measured = there.flatMap(Rehearsed.StepFacts::time);
        boolean grows = lock == LockClass.ONLINE
                || there.filter(step ->
                                !step.scanned().isEmpty() || !step.rewritten().isEmpty())
                        .isPresent();
        if (measured.isPresent() && !grows) {
            return new Estimate(measured, "as in the rehearsal; it does not grow with the table");
        }
        if (measured.isPresent() && isEnough(facts)) {
            return scaled(measured.get(), facts);
        }
        return grows
                ? new Estimate(
                        Optional.of(Duration.ofMillis(1_000 * facts.size().bytes() / READ_RATE)),
                        "reads the table at %d MB/s, assumed".formatted(READ_RATE >> 20))
                : new Estimate(Optional.empty(), "a moment once it has its lock");
    }

    /** With few rows a step's fixed cost is nearly all of it, and scaled it would say nothing. */
    private static boolean isEnough(PlanFacts facts) {
        return facts.rehearsed().filter(each -> each.rows() >= SCALED_ROWS_MIN).isPresent();
    }

    private static Estimate rows(Optional<Rehearsed.StepFacts> there, PlanFacts facts, long rate, boolean isLimit) {
        Optional<Duration> measured = there.flatMap(Rehearsed.StepFacts::time);
        if (measured.isPresent() && isEnough(facts) && !isLimit) {
            return scaled(measured.get(), facts);
        }
        return new Estimate(
                Optional.of(Duration.ofMillis(1_000 * facts.size().rows() / rate)),
                "%,d rows at %,d rows/s, %s"
                        .formatted(facts.size().rows(), rate, isLimit ? "the packet's own limit" : "assumed"));
    }

    private static Estimate scaled(Duration measured, PlanFacts facts) {
        long there = Math.max(1, facts.rehearsed().orElseThrow().rows());
        long here = Math.max(there, facts.size().rows());
        return new Estimate(
                Optional.of(Duration.ofMillis((long) (measured.toMillis() * ((double) here / there)))),
                "%d ms for %,d rows in the rehearsal, scaled to %,d".formatted(measured.toMillis(), there, here));
    }

    private static Optional<Estimate> window(Step step) {
        if (step instanceof Step.Ramp ramp) {
            return Optional.of(new Estimate(
                    Optional.of(ramp.soak().multipliedBy(ramp.stepsBp().size())),
                    "%d steps of %s, at least".formatted(ramp.stepsBp().size(), Units.text(ramp.soak()))));
        }
        if (step instanceof Step.Hold hold) {
            Duration time = hold.atLeast().compareTo(hold.quietFor()) > 0 ? hold.atLeast() : hold.quietFor();
            return time.isZero()
                    ? Optional.empty()
                    : Optional.of(new Estimate(Optional.of(time), "as the packet says, at least"));
        }
        return step instanceof Step.Shadow shadow
                ? Optional.of(new Estimate(Optional.of(shadow.window()), "as the packet says, at least"))
                : Optional.empty();
    }

    /** The whole plan in one line: work, and waiting that the packet asks for. */
    static String inAll(Plan plan, PlanFacts facts) {
        Duration work = Duration.ZERO;
        Duration waiting = Duration.ZERO;
        for (PhasePlan phase : plan.phases()) {
            for (Step step : phase.steps()) {
                Duration time =
                        of(step, facts, plan.settings()).flatMap(Estimate::time).orElse(Duration.ZERO);
                boolean waits = window(step).isPresent();
                work = waits ? work : work.plus(time);
                waiting = waits ? waiting.plus(time) : waiting;
            }
        }
        return "%s of work, and %s of waiting at least".formatted(about(work), about(waiting));
    }

    /** As a page shows it: {@code about 4 min: 4,800,000 rows at ...}. */
    String words() {
        return time.map(Estimate::about).map(about -> about + ": " + basis).orElse(basis);
    }

    /** A duration in the largest unit that says enough. */
    static String about(Duration time) {
        if (time.toMillis() < 1_000) {
            return time.toMillis() <= 1 ? "about 1 ms" : "about %d ms".formatted(time.toMillis());
        }
        if (time.toSeconds() < 120) {
            return "about %d s".formatted(time.toSeconds());
        }
        if (time.toMinutes() < 120) {
            return "about %d min".formatted(time.toMinutes());
        }
        return time.toHours() < 72 ? "about %d h".formatted(time.toHours()) : "about %d d".formatted(time.toDays());
    }
}
