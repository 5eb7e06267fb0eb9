// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.journal.State;
import dev.inchworm.engine.phase.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Moves of the route and of the state that are the same whoever makes them. */
final class Levers {

    private final Run run;

    Levers(Run run) {
        this.run = run;
    }

    /**
     * What applications see on entering {@code phase}. New is written only while the sync stands: it is installed in
     * DUAL_WRITE and says so then; before it goes, applications are told to leave new.
     */
    Stage stage(Phase phase, Position position) {
        boolean isBeforeSync = phase == Phase.DUAL_WRITE && position.target() != Phase.DUAL_WRITE;
        return isBeforeSync ? Stage.OFF : phase.stage();
    }

    /** On the way back the route moves first: as soon as old can be read again, it is. */
    void readsOldIfGoingBack(Position position) {
        Phase phase = position.phase();
        boolean canReadOld = phase == Phase.HOLD || phase == Phase.ENFORCE || phase == Phase.CUTOVER;
        boolean leavesCutover =
                position.target() != Phase.CUTOVER && position.target().reaches(Phase.CUTOVER);
        if (canReadOld && leavesCutover) {
            run.session().inTransaction(Timeouts.SHORT, tx -> {
                run.fence().hold(tx, run.dialect());
                readOld(tx, position, "undo");
                return "";
            });
        }
    }

    /** Before the sync goes, applications are told to leave new; the gate then waits until they have. */
    void leavesNewIfGoingBack(Position position) {
        if (position.phase() != Phase.DUAL_WRITE || position.target() == Phase.DUAL_WRITE) {
            return;
        }
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            Optional<Routes.Row> route = run.routes().find(tx, position.id());
            if (route.filter(row -> row.stage() != Stage.OFF).isPresent()) {
                run.routes()
                        .set(
                                tx,
                                position.id(),
                                Stage.OFF,
                                0,
                                run.rampLease(),
                                run.who().osUser());
            }
            return "";
        });
    }

    /** Routes every read to old, if it does not already. */
    boolean readOld(Connection tx, Position position, String why) throws SQLException {
        Optional<Routes.Row> route = run.routes().find(tx, position.id());
        if (route.isEmpty() || route.get().percentBp() == 0) {
            return false;
        }
        run.routes()
                .set(
                        tx,
                        position.id(),
                        route.get().stage(),
                        0,
                        run.rampLease(),
                        run.who().osUser());
        run.journal().audit().append(tx, position.id(), run.who(), "route", "old", why);
        return true;
    }

    /** The way back has come to its end: from here it goes forward again when a person says so. */
    void endOfWayBack(Position position) {
        boolean atStart = position.phase() == Phase.PREPARE;
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            String text = atStart ? "undone to the start" : "undone to the end of " + position.phase();
            run.journal()
                    .turn(tx, position.id(), Direction.FORWARD, Phase.DONE, atStart ? Position.START : again(position));
            run.journal().state(tx, position.id(), State.ENDED, text);
            Stage stage = position.phase().stage();
            Optional<Routes.Row> route = run.routes().find(tx, position.id());
            if (route.filter(row -> row.stage() != stage).isPresent()) {
                run.routes()
                        .set(
                                tx,
                                position.id(),
                                stage,
                                route.get().percentBp(),
                                run.rampLease(),
                                run.who().osUser());
            }
            run.journal()
                    .audit()
                    .append(
                            tx,
                            position.id(),
                            run.who(),
                            "undone",
                            position.phase().name(),
                            "");
            return "";
        });
        run.news().accept("undone to " + position.phase());
    }

    /** Going forward again needs a parity pass of its own, so the phase's last one is to do again. */
    private String again(Position position) {
        return run.plan().steps(position.phase()).stream()
                .filter(Step.Verify.class::isInstance)
                .map(Step::name)
                .findFirst()
                .orElse(Position.END);
    }

    /**
     * Writes a state with its reason and an audit entry.
     *
     * @return false if it was moved or stopped since {@code position} was read; then nothing was written
     */
    boolean write(Position position, State state, String reason, String action, String why) {
        boolean written = run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            Position now = run.journal().locked(tx, position.id());
            if (!now.isAt(position) || !now.state().mayWork()) {
                return false;
            }
            run.journal().state(tx, position.id(), state, reason);
            run.journal().audit().append(tx, position.id(), run.who(), action, position.step(), why);
            return true;
        });
        if (written) {
            run.news().accept(state.label() + ": " + reason);
        }
        return written;
    }

    /** Writes that a person is waited for, once; false as {@link #write}. */
    boolean wait(Position position, String reason) {
        boolean isWritten =
                position.state() == State.WAITING && position.reason().equals(reason);
        return isWritten || write(position, State.WAITING, reason, "waits", reason);
    }
}
