// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import java.util.Locale;

/** Whether a migration may work. */
public enum State {
    /** It works as soon as an engine runs it. */
    READY,
    /** It waits for a person: a gate, an approval, a confirmation. It goes on by itself once that is there. */
    WAITING,
    /** A person paused it. */
    PAUSED,
    /** A stop signal, the lever or a person halted it; only a person resumes it. */
    HALTED,
    /** It came to the end of where it was to go. */
    ENDED;

    /** As the journal writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an engine may do anything. */
    public boolean mayWork() {
        return this == READY || this == WAITING;
    }

    static State of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
