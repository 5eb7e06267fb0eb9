// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

/** A text that never reaches a log, the journal, a page or an error. */
public final class Secret {

    private final String text;

    /** Wraps the text. */
    public Secret(String text) {
        this.text = text;
    }

    /** The text itself, for the driver only. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
