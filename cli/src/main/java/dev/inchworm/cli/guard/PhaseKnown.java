// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import dev.inchworm.core.phase.Phase;
import java.util.Optional;

/**
 * Where the migration stands, as far as it is known.
 *
 * @param phase empty where nobody could say; judged as before CUTOVER then
 * @param from how it is known, or why it is not
 * @param halted why the migration is halted, if it is
 */
public record PhaseKnown(Optional<Phase> phase, String from, Optional<String> halted) {

    /** One that a person states. */
    public static PhaseKnown stated(Phase phase) {
        return new PhaseKnown(Optional.of(phase), "as stated by --phase", Optional.empty());
    }

    /** One that nobody could say. */
    public static PhaseKnown unknown(String reason) {
        return new PhaseKnown(Optional.empty(), reason, Optional.empty());
    }

    /** Whether the old logic may change. */
    boolean isFromCutoverOn() {
        return phase.filter(each -> switch (each) {
                    case PREPARE, EXPAND, DUAL_WRITE, BACKFILL, VERIFY -> false;
                    case CUTOVER, ENFORCE, HOLD, CONTRACT, DONE -> true;
                })
                .isPresent();
    }

    /** One line for people. */
    public String line() {
        return phase.map(each -> "phase %s, %s".formatted(each, from))
                .orElseGet(() -> "phase unknown (%s): judged as before CUTOVER".formatted(from));
    }
}
