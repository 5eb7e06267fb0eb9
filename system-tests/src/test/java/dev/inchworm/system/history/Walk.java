// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import java.sql.SQLException;
import java.util.List;

/** Where the migration stands, and its moves forward and back between phases. */
final class Walk {

    private static final int START = -1;

    private final Plan plan;
    private final Model model;
    private final Crowd crowd;
    private final Works works;
    private final Trace trace;
    private Phase phase = Phase.PREPARE;
    private int step = START;
    private Phase target = Phase.PREPARE;
    private boolean isBack;

    Walk(Plan plan, Model model, Crowd crowd, Works works, Trace trace) {
        this.plan = plan;
        this.model = model;
        this.crowd = crowd;
        this.works = works;
        this.trace = trace;
    }

    Phase phase() {
        return phase;
    }

    /** Whether it stands where it was to go. */
    boolean isThere() {
        return phase == target && !isBack && step == steps().size();
    }

    /** Whether the next thing to do is to enter another phase. */
    boolean isAtDoor() {
        return isBack ? step == START : step == steps().size();
    }

    boolean isBack() {
        return isBack;
    }

    /** Sets where it is to go; a way back is always gone to its end first. */
    void head(Phase wanted) {
        // Without its sync the new side goes stale; the engine refuses to stop there.
        Phase next =
                wanted == Phase.EXPAND && phase != Phase.EXPAND && Phase.EXPAND.reaches(phase) ? Phase.PREPARE : wanted;
        if (isBack && phase.reaches(next)) {
            return;
        }
        boolean wasBack = isBack;
        target = next;
        isBack = next != phase && !phase.reaches(next);
        if (wasBack != isBack) {
            works.turned();
        }
        trace.add("engine", "-- heads " + (isBack ? "back" : "forward") + " to " + next);
    }

    /** Goes on a little. */
    void advance() throws SQLException {
        if (isBack) {
            back();
        } else {
            forward();
        }
    }

    private List<Step> steps() {
        return plan.steps(phase);
    }

    private void forward() throws SQLException {
        if (step == START) {
            step = 0;
        } else if (step < steps().size()) {
            if (works.forward(steps().get(step))) {
                step++;
                if (phase == Phase.DUAL_WRITE) {
                    model.stage(Stage.DUALWRITE);
                }
            }
        } else if (phase != target) {
            enter(phase.next().orElseThrow(), START);
        }
    }

    private void back() throws SQLException {
        boolean canReadOld = phase == Phase.HOLD || phase == Phase.ENFORCE || phase == Phase.CUTOVER;
        if (canReadOld && target != Phase.CUTOVER && target.reaches(Phase.CUTOVER)) {
            model.route(0);
        }
        if (phase == Phase.DUAL_WRITE && target != Phase.DUAL_WRITE) {
            model.stage(Stage.OFF);
        }
        if (phase == target) {
            isBack = false;
            step = phase == Phase.PREPARE ? START : steps().size();
            model.stage(phase.stage());
            works.turned();
        } else if (step >= steps().size()) {
            step = steps().size() - 1;
        } else if (step == START) {
            Phase before = phase.back().orElseThrow();
            enter(before, plan.steps(before).size());
        } else {
            if (phase == Phase.DUAL_WRITE || phase == Phase.EXPAND) {
                crowd.endWhere(Client::writesNew);
            }
            if (works.back(steps().get(step))) {
                step--;
            }
        }
    }

    private void enter(Phase next, int at) {
        boolean isBeforeSync = next == Phase.DUAL_WRITE && (!isBack || target != Phase.DUAL_WRITE);
        Stage stage = isBeforeSync ? Stage.OFF : next.stage();
        crowd.endWhere(
                client -> !client.version().isLiveIn(next) || (client.version() == Version.V3 && !stage.writesNew()));
        trace.add("engine", "-- enters " + next);
        phase = next;
        step = at;
        model.enter(next, stage);
        boolean isRampdown = stage == Stage.RAMPDOWN || stage == Stage.COMPLETE;
        if (isRampdown && !isBack) {
            model.route(10_000);
        } else if (!isRampdown && !(isBack && next == Phase.CUTOVER)) {
            model.route(0);
        }
    }
}
