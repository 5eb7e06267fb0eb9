// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.error;

import org.jspecify.annotations.Nullable;

/** A failure told in three parts: what happened, what state the data is in, what to do next. */
public final class InchwormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** An error without a cause below it. */
    public InchwormException(ErrorCode code, String happened, String state, String next) {
        this(code, happened, state, next, null);
    }

    /** An error whose cause is kept for the log of a bug, never shown to a user. */
    public InchwormException(ErrorCode code, String happened, String state, String next, @Nullable Throwable cause) {
        super("%s %s%n  State: %s%n  Next:  %s".formatted(code.label(), happened, state, next), cause);
        this.code = code;
    }

    /** The stable number and kind. */
    public ErrorCode code() {
        return code;
    }
}
