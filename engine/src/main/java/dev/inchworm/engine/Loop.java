// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.journal.State;
import dev.inchworm.engine.phase.Action;
import dev.inchworm.engine.phase.Gate;
import dev.inchworm.engine.phase.Gates;
import dev.inchworm.engine.phase.Halted;
import dev.inchworm.engine.phase.Progress;
import dev.inchworm.engine.phase.Run;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.OutcomeUnknown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries one migration forward, or back, one step after the other, for as long as this engine holds its lease.
 *
 * <p>Everything it knows it reads from the journal in each round, so it can be killed anywhere.
 */
final class Loop {

    private static final Duration ROUND = Duration.ofMillis(100);
    private static final int LOST_MAX = 120;

    private final Run run;
    private final Gates gates;
    private final Levers levers;
    private final Map<String, Action> actions = new ConcurrentHashMap<>();
    private String told = "";

    Loop(Run run) {
        this.run = run;
        this.gates = new Gates(run);
        this.levers = new Levers(run);
    }

    /** Works until the migration is where it is to go, or until a person is needed. */
    Outcome run(Optional<Phase> until) {
        int lost = 0;
        while (true) {
            try {
                Optional<Outcome> outcome = round(until);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                lost = 0;
            } catch (Halted halted) {
                tell(String.valueOf(halted.getMessage()));
                Optional<String> thrown = run.halt().thrown().filter(why -> why.startsWith(Watch.LEAVE));
                if (thrown.isPresent()) {
                    return new Outcome(
                            Outcome.Kind.STOPPED,
                            position().phase(),
                            thrown.get().substring(Watch.LEAVE.length()));
                }
                run.waiter().pause(ROUND);
            } catch (Failed failed) {
                if (!isPassing(failed) || ++lost > LOST_MAX) {
                    throw failed;
                }
                tell(told(failed));
                run.waiter().pause(ROUND.multipliedBy(Math.min(20, lost)));
            } catch (OutcomeUnknown unknown) {
                // Every round begins by reading where the migration stands, which settles it.
                tell("the connection was lost during a commit; looking at the journal");
                if (++lost > LOST_MAX) {
                    throw unknown;
                }
            }
        }
    }

    private static boolean isPassing(Failed failed) {
        return switch (failed.failure()) {
            case CONNECTION_LOST, LOCK_TIMEOUT, STATEMENT_TIMEOUT, DEADLOCK, SERIALIZATION -> true;
            case DATA, CONSTRAINT, NOT_GRANTED, ROWS_HIDDEN, OTHER -> false;
        };
    }

    private String told(Failed failed) {
        return failed.failure() == Failure.LOCK_TIMEOUT
                ? "no lock: " + new Obstacle(run.session(), run.plan().table().name()).line()
                : "the database did not answer: " + failed.reason();
    }

    private Position position() {
        return run.session()
                .inTransaction(
                        Timeouts.SHORT,
                        tx -> run.journal().position(tx, run.fence().migration()));
    }

    private Optional<Outcome> round(Optional<Phase> until) {
        Position position = position();
        if (!position.state().mayWork()) {
            return Optional.of(stopped(position));
        }
        return position.direction() == Direction.FORWARD ? forward(position, until) : back(position);
    }

    private static Outcome stopped(Position position) {
        return position.state() == State.ENDED
                ? new Outcome(Outcome.Kind.REACHED, position.phase(), position.reason())
                : new Outcome(
                        Outcome.Kind.STOPPED,
                        position.phase(),
                        "%s: %s".formatted(position.state().label(), position.reason()));
    }

    private Optional<Outcome> forward(Position position, Optional<Phase> until) {
        List<Step> steps = run.plan().steps(position.phase());
        if (position.step().equals(Position.START)) {
            toStep(position, steps.isEmpty() ? Position.END : steps.get(0).name());
            return Optional.empty();
        }
        if (!position.step().equals(Position.END)) {
            Step step = step(steps, position);
            return after(position, step, action(step).forward(position), run.after(position, step));
        }
        if (until.filter(phase -> phase == position.phase()).isPresent()) {
            return Optional.of(new Outcome(Outcome.Kind.REACHED, position.phase(), "as far as asked"));
        }
        Optional<Phase> next = position.phase().next();
        if (next.isPresent()) {
            return open(position, next.get());
        }
        levers.write(position, State.ENDED, "done", "done", "the new side stands alone");
        return Optional.empty();
    }

    private Optional<Outcome> open(Position position, Phase next) {
        List<Gate> closed = blocking(gates.opening(next, position));
        if (closed.isEmpty()) {
            enter(position, next, Position.START);
            return Optional.empty();
        }
        return closedGates(position, next, closed);
    }

    private static List<Gate> blocking(List<Gate> gates) {
        return gates.stream().filter(Gate::blocks).toList();
    }

    private Optional<Outcome> closedGates(Position position, Phase next, List<Gate> closed) {
        Gate first = closed.stream()
                .filter(gate -> gate.verdict() == Gate.Verdict.NEEDS_PERSON)
                .findFirst()
                .orElse(closed.get(0));
        String gate = position.direction() == Direction.FORWARD ? "gate of %s" : "gate of going back from %s";
        String text = "%s: %s: %s".formatted(gate.formatted(next), first.name(), first.text());
        if (first.verdict() == Gate.Verdict.NEEDS_PERSON) {
            return waitsForPerson(position, text);
        }
        tell(text);
        run.waiter().pause(ROUND);
        return Optional.empty();
    }

    private Optional<Outcome> back(Position position) {
        levers.readsOldIfGoingBack(position);
        levers.leavesNewIfGoingBack(position);
        if (position.phase() == position.target()) {
            levers.endOfWayBack(position);
            return Optional.empty();
        }
        List<Step> steps = run.plan().steps(position.phase());
        if (position.step().equals(Position.END)) {
            toStep(
                    position,
                    steps.isEmpty()
                            ? Position.START
                            : steps.get(steps.size() - 1).name());
            return Optional.empty();
        }
        if (position.step().equals(Position.START)) {
            Phase before = position.phase().back().orElseThrow();
            List<Gate> closed = blocking(gates.leaving(position, levers.stage(before, position)));
            if (!closed.isEmpty()) {
                return closedGates(position, position.phase(), closed);
            }
            enter(position, before, Position.END);
            return Optional.empty();
        }
        List<Gate> closed = blocking(gates.undoing(position.phase(), position));
        if (!closed.isEmpty()) {
            return closedGates(position, position.phase(), closed);
        }
        Step step = step(steps, position);
        return after(position, step, action(step).back(position), run.before(position, step));
    }

    private Step step(List<Step> steps, Position position) {
        return steps.stream()
                .filter(each -> each.name().equals(position.step()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the plan has no step %s in %s".formatted(position.step(), position.phase())));
    }

    private Action action(Step step) {
        return actions.computeIfAbsent(step.name(), name -> Action.of(run, step));
    }

    private Optional<Outcome> after(Position position, Step step, Progress progress, String next) {
        switch (progress.kind()) {
            case DONE -> {
                toStep(position, next);
                news(position, step, progress);
            }
            case WRITTEN -> news(position, step, progress);
            case WAIT -> {
                tell(step.title() + ": " + progress.reason());
                run.waiter().pause(ROUND);
            }
            case PERSON -> {
                return waitsForPerson(position, progress.reason());
            }
            case HALT -> levers.write(position, State.HALTED, progress.reason(), "halted", progress.reason());
        }
        return Optional.empty();
    }

    private void news(Position position, Step step, Progress progress) {
        String way = position.direction() == Direction.FORWARD ? "done" : "undone";
        tell("%s %s: %s%s"
                .formatted(
                        position.phase(),
                        way,
                        step.title(),
                        progress.reason().isEmpty() ? "" : " (" + progress.reason() + ")"));
    }

    private Optional<Outcome> waitsForPerson(Position position, String reason) {
        return levers.wait(position, reason)
                ? Optional.of(new Outcome(Outcome.Kind.WAITS_FOR_PERSON, position.phase(), reason))
                : Optional.empty();
    }

    private void toStep(Position position, String step) {
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            return run.journal().step(tx, position, step);
        });
    }

    private void enter(Position position, Phase phase, String step) {
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            if (run.journal().enter(tx, position, phase, step)) {
                Optional<Routes.Row> route = run.routes().find(tx, position.id());
                int percentBp = percentBp(
                        phase, position, route.map(Routes.Row::percentBp).orElse(0));
                Stage stage = levers.stage(phase, position);
                if (route.map(row -> row.stage() != stage || row.percentBp() != percentBp)
                        .orElse(true)) {
                    run.routes()
                            .set(
                                    tx,
                                    position.id(),
                                    stage,
                                    percentBp,
                                    run.rampLease(),
                                    run.who().osUser());
                }
                String way = position.direction() == Direction.FORWARD ? "entered" : "back in";
                run.journal().audit().append(tx, position.id(), run.who(), way, phase.name(), "");
            }
            return "";
        });
        tell((position.direction() == Direction.FORWARD ? "enters " : "back in ") + phase);
    }

    private static int percentBp(Phase phase, Position position, int present) {
        if (phase.stage() == Stage.RAMPDOWN || phase.stage() == Stage.COMPLETE) {
            return position.direction() == Direction.FORWARD ? Bucket.COUNT : present;
        }
        return phase == Phase.CUTOVER && position.direction() == Direction.BACK ? present : 0;
    }

    private void tell(String line) {
        if (!line.equals(told)) {
            told = line;
            run.news().accept(line);
        }
    }
}
