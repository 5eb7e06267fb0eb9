// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.output;

import dev.inchworm.lint.rule.Severity;

/** Colours for a terminal, or none. */
final class Paint {

    private final boolean isColoured;

    Paint(boolean isColoured) {
        this.isColoured = isColoured;
    }

    /** The word for a severity, five columns wide. */
    String severity(Severity severity) {
        return switch (severity) {
            case BLOCK -> painted("1;31", "BLOCK");
            case WARN -> painted("1;33", "WARN ");
            case NOTE -> painted("1;36", "NOTE ");
        };
    }

    String bold(String text) {
        return painted("1", text);
    }

    String dim(String text) {
        return painted("2", text);
    }

    String safe(String text) {
        return painted("32", text);
    }

    private String painted(String code, String text) {
        return isColoured && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
