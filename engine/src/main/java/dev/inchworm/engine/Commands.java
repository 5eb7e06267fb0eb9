// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.journal.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What persons ask of a migration. Each is one transaction with its audit entry and needs no lease: an engine at work
 * sees it within a round.
 */
final class Commands {

    /** What an operator may vouch for where nothing measures it. */
    private static final List<String> STATEMENTS = List.of("old-unused", "new-unused", "shadow-reads-ended");

    private static final Set<Phase> BOTH_SIDES =
            EnumSet.of(Phase.BACKFILL, Phase.VERIFY, Phase.CUTOVER, Phase.ENFORCE, Phase.HOLD);
    /** Found by a random history: a value that was written again over its own stale copy was no change to the sync. */
    private static final String STALE = "without its sync the new side goes stale, and a later write of the same value"
            + " would not be seen; going back to PREPARE drops it, and then it goes forward again";

    private final Desk desk;
    private final RouteCommands routes;

    Commands(Desk desk) {
        this.desk = desk;
        this.routes = new RouteCommands(desk);
    }

    void pause(String id, String reason) {
        desk.command(id, (tx, position) -> {
            desk.journal().state(tx, id, State.PAUSED, desk.by(reason));
            desk.audit(tx, position, "pause", position.phase().name(), reason);
        });
    }

    void halt(String id, String reason) {
        desk.command(id, (tx, position) -> {
            if (position.phase() == Phase.CUTOVER) {
                routes.readOld(tx, position, reason);
            }
            desk.journal().state(tx, id, State.HALTED, desk.by(reason));
            desk.audit(tx, position, "halt", position.phase().name(), reason);
        });
    }

    void ready(String id) {
        desk.command(id, (tx, position) -> {
            Optional<Routes.Row> route = desk.routes().find(tx, id);
            boolean readsOld = position.direction() == Direction.FORWARD
                    && (position.phase() == Phase.ENFORCE || position.phase() == Phase.HOLD)
                    && route.filter(row -> row.percentBp() < Bucket.COUNT).isPresent();
            if (readsOld) {
                throw new InchwormException(
                        ErrorCode.GATE_CLOSED,
                        "%s is in %s, and reads are routed to old".formatted(id, position.phase()),
                        "nothing changed; both sides are kept equal",
                        "inchworm route %s new, or inchworm undo %s --to VERIFY".formatted(id, id));
            }
            if (!position.state().mayWork()) {
                desk.journal().state(tx, id, State.READY, "");
                desk.audit(tx, position, "resume", position.phase().name(), "");
            }
        });
    }

    void turnForward(String id) {
        desk.command(id, (tx, position) -> {
            if (position.phase() == Phase.DUAL_WRITE || position.phase() == Phase.EXPAND) {
                throw notLegal("%s is going back in %s: %s".formatted(id, position.phase(), STALE));
            }
            desk.journal().turn(tx, id, Direction.FORWARD, Phase.DONE, position.step());
            desk.audit(tx, position, "forward", position.phase().name(), "");
        });
    }

    String approve(String id, String name) {
        List<String> approved = new ArrayList<>();
        desk.command(id, (tx, position) -> {
            Plan plan = desk.journal().plan(tx, id);
            Step.Approve step = waitingFor(tx, plan, position, name)
                    .orElseThrow(() -> notLegal("no step of %s waits for %s".formatted(id, name)));
            desk.consent().approve(tx, position, step.name(), name, desk.who().osUser());
            if (position.state() == State.WAITING && position.step().equals(step.name())) {
                desk.journal().state(tx, id, State.READY, "");
            }
            desk.audit(tx, position, "approve", step.name() + " of plan " + position.planHash(), "as " + name);
            approved.add(step.title());
        });
        return approved.get(0);
    }

    /** Only the phase it stands in: an approval is given where it is asked for, never ahead. */
    private Optional<Step.Approve> waitingFor(Connection tx, Plan plan, Position position, String name)
            throws SQLException {
        for (Step step : plan.steps(position.phase())) {
            if (step instanceof Step.Approve approve
                    && approve.approvers().contains(name)
                    && !desk.consent().approved(tx, position, approve.name()).contains(name)) {
                return Optional.of(approve);
            }
        }
        return Optional.empty();
    }

    void attest(String id, String about, String reason) {
        if (!STATEMENTS.contains(about) || reason.isBlank()) {
            throw notLegal("a statement is about %s, and has a reason".formatted(String.join(" or ", STATEMENTS)));
        }
        desk.command(id, (tx, position) -> {
            desk.consent().state(tx, id, about, desk.who().osUser(), reason);
            if (position.state() == State.WAITING) {
                desk.journal().state(tx, id, State.READY, "");
            }
            desk.audit(tx, position, "statement", about, reason);
        });
    }

    void undo(String id, Phase to, String reason) {
        desk.command(id, (tx, position) -> {
            if (to == Phase.EXPAND && position.phase() != Phase.EXPAND) {
                throw notLegal("%s cannot be taken back to EXPAND: %s".formatted(id, STALE));
            }
            boolean nothing =
                    position.phase() == Phase.PREPARE && position.step().equals(Position.START);
            if (!to.reaches(position.phase())
                    || (to == position.phase() && position.direction() == Direction.FORWARD)) {
                if (nothing) {
                    return;
                }
                throw notLegal("%s is in %s; it can be taken back to a phase before that, not to %s"
                        .formatted(id, position.phase(), to));
            }
            desk.journal().turn(tx, id, Direction.BACK, to, position.step());
            if (RouteCommands.ROUTED.contains(position.phase()) && to != Phase.CUTOVER && to.reaches(Phase.CUTOVER)) {
                routes.readOld(tx, position, "undo");
            }
            desk.audit(tx, position, "undo", "from %s to %s".formatted(position.phase(), to), reason);
        });
    }

    static void requireBothSides(Position position) {
        if (!BOTH_SIDES.contains(position.phase())) {
            throw notLegal("%s is in %s, where there are not two filled sides to compare"
                    .formatted(position.id(), position.phase()));
        }
    }

    static InchwormException notLegal(String happened) {
        return new InchwormException(
                ErrorCode.MOVE_NOT_LEGAL, happened, "nothing changed", "inchworm why ID shows what can be done");
    }
}
