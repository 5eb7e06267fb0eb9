// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.error;

import org.jspecify.annotations.Nullable;

/** A failure told in three parts: what happened, what state the data is in, what to do next. */
public final class InchwormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String happened;
    private final String state;
    private final String next;

    /** An error without a cause below it. */
    public InchwormException(ErrorCode code, String happened, String state, String next) {
        this(code, happened, state, next, null);
    }

    /** An error whose cause is kept for the log of a bug, never shown to a user. */
    public InchwormException(ErrorCode code, String happened, String state, String next, @Nullable Throwable cause) {
        super("%s %s%n  State: %s%n  Next:  %s".formatted(code.label(), happened, state, next), cause);
        this.code = code;
        this.happened = happened;
        this.state = state;
        this.next = next;
    }

    /** The stable number and kind. */
    public ErrorCode code() {
        return code;
    }

    /** The first part: what happened. */
    public String happened() {
        return happened;
    }

    /** The same error, its first part told in other words: with the place in a file that led to it. */
    public InchwormException saying(String otherwise) {
        return new InchwormException(code, otherwise, state, next, getCause());
    }
}
