// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.Optional;

/** Statements about the session, its settings and its transaction. */
public sealed interface SessionStatement extends Statement {

    /**
     * {@code SET}.
     *
     * @param name the setting in lower case; {@code role}, {@code time zone} and {@code transaction} are their own
     * @param value its value without quotes; several are joined by {@code ", "}
     * @param local whether it ends with the transaction
     */
    record SetSetting(String name, String value, boolean local) implements SessionStatement {}

    /**
     * {@code RESET} and {@code DISCARD ALL}.
     *
     * @param name the setting in lower case, or {@code all}
     */
    record ResetSetting(String name) implements SessionStatement {}

    /**
     * {@code BEGIN} and {@code START TRANSACTION}.
     *
     * @param text what followed, such as an isolation level; may be empty
     */
    record Begin(String text) implements SessionStatement {}

    /** {@code COMMIT} and {@code END}. */
    record Commit() implements SessionStatement {}

    /**
     * {@code ROLLBACK} and {@code ABORT}.
     *
     * @param savepoint the savepoint it goes back to, if not the beginning
     */
    record Rollback(Optional<String> savepoint) implements SessionStatement {}

    /**
     * {@code SAVEPOINT} and {@code RELEASE}.
     *
     * @param name its name
     * @param isRelease which of both
     */
    record Savepoint(String name, boolean isRelease) implements SessionStatement {}

    /**
     * {@code ALTER SYSTEM}.
     *
     * @param text what followed
     */
    record AlterSystem(String text) implements SessionStatement {}
}
