// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.journal.State;
import dev.inchworm.engine.phase.Acknowledgement;
import dev.inchworm.engine.sensor.Figures;
import dev.inchworm.engine.sensor.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What persons ask of the route. More reads of new wait for every instance to know the route; the way to old never. */
final class RouteCommands {

    /** Phases in which the lever can be pulled. */
    static final Set<Phase> ROUTED = EnumSet.of(Phase.CUTOVER, Phase.ENFORCE, Phase.HOLD);

    private static final Duration NO_LEASE = Duration.ofDays(3_650);

    private final Desk desk;

    RouteCommands(Desk desk) {
        this.desk = desk;
    }

    void ramp(String id, int percentBp) {
        desk.command(id, (tx, position) -> {
            Plan plan = desk.journal().plan(tx, id);
            Step.Ramp ramp = rampOf(plan, position);
            int reached = desk.routes().find(tx, id).map(Routes.Row::percentBp).orElse(0);
            List<Integer> steps = ramp.stepsBp();
            int next = steps.stream().filter(bp -> bp > reached).findFirst().orElse(Bucket.COUNT);
            if (!steps.contains(percentBp) || percentBp > next) {
                throw Commands.notLegal("a ramp of %s moves to one of %s, one step up at a time; it is at %s"
                        .formatted(id, percents(steps), percents(List.of(reached))));
            }
            if (percentBp > reached) {
                requireAcknowledged(tx, position);
            }
            Duration lease = ramp.by() == Settings.By.OWN_FLAGS
                    ? NO_LEASE
                    : desk.settings().rampLease();
            desk.routes().set(tx, id, Stage.LIVE, percentBp, lease, desk.who().osUser());
            if (position.state() == State.WAITING) {
                desk.journal().state(tx, id, State.READY, "");
            }
            desk.audit(tx, position, "ramp", percentBp / 100.0 + " %", "by an operator");
        });
    }

    private static String percents(List<Integer> basisPoints) {
        return basisPoints.stream().map(bp -> bp / 100.0 + " %").collect(Collectors.joining(", "));
    }

    private static Step.Ramp rampOf(Plan plan, Position position) {
        if (position.phase() != Phase.CUTOVER || position.direction() != Direction.FORWARD) {
            throw Commands.notLegal(
                    "%s is in %s; a ramp is moved in CUTOVER only".formatted(position.id(), position.phase()));
        }
        Step.Ramp ramp = plan.steps(Phase.CUTOVER).stream()
                .filter(Step.Ramp.class::isInstance)
                .map(Step.Ramp.class::cast)
                .findFirst()
                .orElseThrow();
        if (!ramp.name().equals(position.step())) {
            throw Commands.notLegal(
                    "%s has not come to its ramp yet; it is at %s".formatted(position.id(), position.step()));
        }
        return ramp;
    }

    void routeOld(String id, String reason) {
        desk.command(id, (tx, position) -> {
            if (!ROUTED.contains(position.phase())) {
                throw Commands.notLegal("%s is in %s, where reads go to %s anyway"
                        .formatted(id, position.phase(), position.phase().stage() == Stage.COMPLETE ? "new" : "old"));
            }
            readOld(tx, position, reason);
            if (position.direction() == Direction.FORWARD) {
                desk.journal().state(tx, id, State.HALTED, "reads were routed to old " + desk.by(reason));
            }
        });
    }

    void routeNew(String id, String reason) {
        desk.command(id, (tx, position) -> {
            boolean isPastRamp = position.phase() == Phase.ENFORCE || position.phase() == Phase.HOLD;
            if (!isPastRamp || position.direction() != Direction.FORWARD) {
                throw Commands.notLegal(
                        "%s is in %s; inchworm resume %s ramps again".formatted(id, position.phase(), id));
            }
            requireAcknowledged(tx, position);
            desk.routes()
                    .set(
                            tx,
                            id,
                            position.phase().stage(),
                            Bucket.COUNT,
                            NO_LEASE,
                            desk.who().osUser());
            desk.journal().state(tx, id, State.READY, "");
            desk.audit(tx, position, "route", "new", reason);
        });
    }

    /** Routes every read to old, if it does not already. Waits for nobody. */
    void readOld(Connection tx, Position position, String reason) throws SQLException {
        Optional<Routes.Row> route = desk.routes().find(tx, position.id());
        if (route.filter(row -> row.percentBp() > 0).isPresent()) {
            desk.routes()
                    .set(
                            tx,
                            position.id(),
                            route.get().stage(),
                            0,
                            desk.settings().rampLease(),
                            desk.who().osUser());
            desk.audit(tx, position, "route", "old", reason);
        }
    }

    private void requireAcknowledged(Connection tx, Position position) throws SQLException {
        Optional<Routes.Row> route = desk.routes().find(tx, position.id());
        if (route.isEmpty()) {
            return;
        }
        Reading reading = new Figures(desk.dialect(), position.id()).read(tx);
        Optional<String> behind = Acknowledgement.behind(route.get(), reading);
        if (behind.isPresent()) {
            throw new InchwormException(
                    ErrorCode.GATE_CLOSED,
                    "more reads of new have to wait: " + behind.get(),
                    "nothing changed; the route to old never waits",
                    "see why they do not report, or stop them; a silent one is gone after 30 s");
        }
    }
}
