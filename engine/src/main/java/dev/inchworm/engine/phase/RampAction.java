// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.journal.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Moves the reads in steps, each soaked by the database's clock. The watch that pulls the lever runs beside it.
 *
 * <p>A percentage whose engine died has run out; the next engine begins that step's soak again.
 */
final class RampAction implements Action {

    private final Run run;
    private final Step.Ramp step;

    RampAction(Run run, Step.Ramp step) {
        this.run = run;
        this.step = step;
    }

    @Override
    public Progress forward(Position position) {
        Optional<Routes.Row> route = route(position);
        int reached = reached(route);
        if (reached == 0 || isLapsed(route)) {
            int wanted = wanted(route);
            return confirmedElsewhere() ? confirmation(wanted, position) : move(position, wanted);
        }
        Routes.Row row = route.orElseThrow();
        Duration soaked = Duration.between(row.changedAt(), row.now());
        if (soaked.compareTo(step.soak()) < 0) {
            return Progress.waits("%s soaks for %d s more"
                    .formatted(percent(reached), step.soak().minus(soaked).toSeconds() + 1));
        }
        if (reached >= Bucket.COUNT) {
            return Progress.done("100 % and quiet");
        }
        int next = wanted(route);
        return confirmedElsewhere() ? confirmation(next, position) : move(position, next);
    }

    @Override
    public List<String> asks(Position position) {
        return confirmedElsewhere() && position.state() == State.WAITING
                ? List.of(command(wanted(route(position)), position))
                : List.of();
    }

    private Optional<Routes.Row> route(Position position) {
        return run.session().inTransaction(Timeouts.SHORT, tx -> run.routes().find(tx, position.id()));
    }

    private static int reached(Optional<Routes.Row> route) {
        return route.map(Routes.Row::percentBp).orElse(0);
    }

    /** The percentage to go to next; one that has run out is gone to again. */
    private int wanted(Optional<Routes.Row> route) {
        int reached = reached(route);
        return reached > 0 && isLapsed(route)
                ? reached
                : step.stepsBp().stream().filter(bp -> bp > reached).findFirst().orElse(Bucket.COUNT);
    }

    private static boolean isLapsed(Optional<Routes.Row> route) {
        return route.map(row -> row.percentBp() != row.effectiveBp()).orElse(true);
    }

    private boolean confirmedElsewhere() {
        return step.by() == Settings.By.OWN_FLAGS;
    }

    private Progress confirmation(int wanted, Position position) {
        return Progress.person("set your flags to %s of the reads, then confirm: %s"
                .formatted(percent(wanted), command(wanted, position)));
    }

    private static String command(int wanted, Position position) {
        return "inchworm ramp %s %s".formatted(position.id(), percent(wanted).replace(" ", ""));
    }

    private Progress move(Position position, int percentBp) {
        Optional<String> awaited = run.acknowledgement().awaited(position.id());
        if (awaited.isPresent()) {
            return Progress.waits(awaited.get());
        }
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            Moves.step(run, tx, position, step.name());
            run.routes()
                    .set(
                            tx,
                            position.id(),
                            Stage.LIVE,
                            percentBp,
                            run.rampLease(),
                            run.who().osUser());
            run.journal().audit().append(tx, position.id(), run.who(), "ramp", percent(percentBp), "");
            return "";
        });
        run.news().accept(percent(percentBp) + " of the reads go to new");
        return Progress.waits(percent(percentBp) + " soaks");
    }

    @Override
    public Progress back(Position position) {
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            boolean isOld = run.routes()
                    .find(tx, position.id())
                    .map(row -> row.percentBp() == 0)
                    .orElse(true);
            if (!isOld) {
                run.routes()
                        .set(
                                tx,
                                position.id(),
                                Stage.LIVE,
                                0,
                                run.rampLease(),
                                run.who().osUser());
                run.journal().audit().append(tx, position.id(), run.who(), "route", "old", "undo");
            }
            return "";
        });
        return Progress.done();
    }

    static String percent(int basisPoints) {
        return basisPoints % 100 == 0 ? "%d %%".formatted(basisPoints / 100) : "%.2f %%".formatted(basisPoints / 100.0);
    }
}
