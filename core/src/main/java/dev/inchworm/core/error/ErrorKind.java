// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.error;

/** Whose move it is after an error; decides the exit code of a command. */
public enum ErrorKind {
    /** The caller's input is wrong; nothing changed. */
    MISTAKE(2),
    /** A check or a gate said no, or a person is waited for. */
    REFUSAL(3),
    /** Retried within a limit, then stopped. */
    FAILURE(4),
    /** It cannot be told whether it took effect; never retried without looking. */
    UNKNOWN_OUTCOME(5),
    /** An assertion of our own does not hold. */
    BUG(70);

    private final int exitCode;

    ErrorKind(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of a command that ends with this kind. */
    public int exitCode() {
        return exitCode;
    }
}
