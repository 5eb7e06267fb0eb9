// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import dev.inchworm.core.phase.Phase;
import java.time.Instant;

/**
 * Where a migration stands, as the journal has it; times are the database's.
 *
 * @param id the migration
 * @param title for people
 * @param planHash of the plan it runs
 * @param phase where it stands
 * @param direction where it is going
 * @param target the phase at which going back ends
 * @param state whether it may work
 * @param reason why it is in that state, for people; empty if there is nothing to say
 * @param step the step it is at: the one to do next going forward, the one to take back next going back; {@link #END}
 *     after the last one, {@link #START} before the first
 * @param syncEpoch grows with every sync installed; copies and evidence of another epoch do not count
 * @param history of the server, see {@link dev.inchworm.core.dialect.Sessions#history}
 * @param phaseSince when the phase was entered
 * @param stepSince when the step was begun
 * @param startedAt when the migration was started
 * @param now the database's clock when this was read
 */
public record Position(
        String id,
        String title,
        String planHash,
        Phase phase,
        Direction direction,
        Phase target,
        State state,
        String reason,
        String step,
        int syncEpoch,
        String history,
        Instant phaseSince,
        Instant stepSince,
        Instant startedAt,
        Instant now) {

    /** The step of a phase all of whose steps are done. */
    public static final String END = "end";

    /** The step of a phase none of whose steps is done. */
    public static final String START = "start";

    /** Whether it stands at the same place, going the same way, as {@code other}. */
    public boolean isAt(Position other) {
        return phase == other.phase && direction == other.direction && step.equals(other.step);
    }
}
