// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;

/** What is counted of one migration; the rules of {@link Meters} hold. */
public interface MigrationMeters {

    /**
     * A side was called.
     *
     * @param nanos how long it took; negative if it was not timed, for only some calls of a busy stage are
     */
    void call(Op op, Side side, Stage stage, Outcome outcome, long nanos);

    /** Both sides of a shadow read were compared. */
    void compared(Comparison result, long nanos);

    /** A shadow read was not made. */
    void dropped(Drop reason);

    /** A shadow read was left out by sampling. */
    void sampledOut();

    /** A read of the new side was answered by the old one. */
    void fallback(Fallback reason);

    /** A field differed in a confirmed mismatch; only names that the application declared. */
    void mismatchField(String declaredField);

    /** Hands over what can be asked at any time; called once. */
    void gauges(MigrationGauges gauges);

    /** Counts nothing. */
    static MigrationMeters none() {
        return NoMeters.MIGRATION;
    }
}
