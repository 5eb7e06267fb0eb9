// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.probe;

import java.time.Duration;

/**
 * How far a probe may go.
 *
 * @param lock longest wait for one lock
 * @param statement longest run of one statement
 * @param leaving what may stay in the database
 * @param goesOn whether the statements after a failed one are run as well, as if that one had not been there
 */
public record Limits(Duration lock, Duration statement, Leaving leaving, boolean goesOn) {

    private static final Duration LOCK_MAX = Duration.ofSeconds(5);
    private static final Duration STATEMENT_MAX = Duration.ofSeconds(60);

    /** What may stay in the database that a probe was given. */
    public enum Leaving {
        /** Nothing: a statement that can be part of no transaction is not run. */
        NOTHING,
        /**
         * Anything inside that database, for the sake of statements that run in no transaction. What reaches beyond it,
         * as {@code alter system} or {@code create database}, is still not run.
         */
        DATABASE
    }

    /** Nothing stays, and the first failure ends it. */
    public static Limits rolledBack() {
        return new Limits(LOCK_MAX, STATEMENT_MAX, Leaving.NOTHING, false);
    }

    /** The database is thrown away afterwards; the first failure ends it. */
    public static Limits throwAway() {
        return new Limits(LOCK_MAX, STATEMENT_MAX, Leaving.DATABASE, false);
    }

    /** The same, and a failure does not end it. */
    public Limits goingOn() {
        return new Limits(lock, statement, leaving, true);
    }

    /** The same with other waits. */
    public Limits within(Duration lockMax, Duration statementMax) {
        return new Limits(lockMax, statementMax, leaving, goesOn);
    }
}
