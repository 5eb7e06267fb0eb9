// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.error;

/** The stable number of everything that can go wrong; each has a page {@code docs/errors/IW-<number>.md}. */
public enum ErrorCode {
    /** A file is not YAML, or holds a key, type, unit or value that is not understood. */
    FILE_NOT_UNDERSTOOD(1001, ErrorKind.MISTAKE),
    /** A file that was named does not exist or cannot be read. */
    FILE_NOT_FOUND(1002, ErrorKind.MISTAKE),
    /** A connection is not named in {@code inchworm.yaml}, or a secret it refers to is missing. */
    CONNECTION_NOT_DEFINED(1003, ErrorKind.MISTAKE),
    /** A mapping breaks one of the rules for expressions. */
    MAPPING_REFUSED(1101, ErrorKind.MISTAKE),
    /** A table or column that the file names is not there. */
    NOT_IN_CATALOG(1102, ErrorKind.MISTAKE),
    /** A command's argument is not understood. */
    ARGUMENT_NOT_UNDERSTOOD(1201, ErrorKind.MISTAKE),
    /** The command asks for a move that this phase does not have. */
    MOVE_NOT_LEGAL(1202, ErrorKind.MISTAKE),
    /** No migration of that name in the journal. */
    MIGRATION_NOT_FOUND(1203, ErrorKind.MISTAKE),
    /** A migration of that name was started with another plan. */
    PLAN_CHANGED(1204, ErrorKind.REFUSAL),
    /** The change that a guardrail is to judge could not be read from git. */
    CHANGE_NOT_READ(1205, ErrorKind.MISTAKE),
    /** Preflight found something that this migration does not carry. */
    PREFLIGHT_REFUSED(1301, ErrorKind.REFUSAL),
    /** The dry run found rows that the mapping does not carry. */
    DRY_RUN_REFUSED(1302, ErrorKind.REFUSAL),
    /** The packet has no guardrail to judge a change by. */
    NO_GUARDRAIL(1303, ErrorKind.REFUSAL),
    /** A schema cannot be loaded into a trial database. */
    SCHEMA_NOT_LOADED(1401, ErrorKind.MISTAKE),
    /** A database that was given to try things on is not empty. */
    TRIAL_NOT_EMPTY(1402, ErrorKind.REFUSAL),
    /** No rows could be made up for a rehearsal. */
    ROWS_NOT_MADE(1403, ErrorKind.REFUSAL),
    /** A chunk could not be applied within its retries. */
    CHUNK_NOT_APPLIED(2101, ErrorKind.FAILURE),
    /** Parity found rows that differ. */
    PARITY_NOT_CLEAN(3101, ErrorKind.REFUSAL),
    /** A parity pass did not prove its coverage. */
    PARITY_INCONCLUSIVE(3102, ErrorKind.REFUSAL),
    /** A gate is closed. */
    GATE_CLOSED(4101, ErrorKind.REFUSAL),
    /** An undo gate is closed: taking the step back would hurt an application. */
    UNDO_GATE_CLOSED(4102, ErrorKind.REFUSAL),
    /** A stop signal was raised; the migration is halted. */
    STOPPED(4103, ErrorKind.REFUSAL),
    /** The migration is paused or halted and waits for a person. */
    WAITING_FOR_PERSON(4104, ErrorKind.REFUSAL),
    /** The archive does not match its checksum or is not there. */
    ARCHIVE_NOT_USABLE(4201, ErrorKind.FAILURE),
    /** The journal was written by a newer release. */
    JOURNAL_TOO_NEW(5001, ErrorKind.REFUSAL),
    /** Another engine holds the lease. */
    LEASE_HELD(5101, ErrorKind.REFUSAL),
    /** This engine's lease was taken over; its writes fail on the fence. */
    FENCED_OFF(5102, ErrorKind.FAILURE),
    /** The audit chain does not verify. */
    AUDIT_BROKEN(5201, ErrorKind.FAILURE),
    /** It cannot be told whether a statement took effect. */
    OUTCOME_UNKNOWN(5301, ErrorKind.UNKNOWN_OUTCOME),
    /** No dialect on the class path speaks to this URL. */
    NO_DIALECT(6001, ErrorKind.MISTAKE),
    /** The database cannot be reached, or refused the user. */
    NOT_CONNECTED(6002, ErrorKind.FAILURE),
    /** The connection goes through a pooler that shares sessions between transactions. */
    SESSION_NOT_OWN(6003, ErrorKind.REFUSAL),
    /** A right is missing. */
    NOT_GRANTED(6004, ErrorKind.REFUSAL),
    /** A DDL statement did not get its lock within its retries. */
    LOCK_NOT_TAKEN(6101, ErrorKind.FAILURE),
    /** A statement of the plan failed. */
    STATEMENT_FAILED(6102, ErrorKind.FAILURE),
    /** Something of the plan's name is there with another definition. */
    DEFINITION_DIFFERS(6103, ErrorKind.REFUSAL),
    /** An embedded server could not be brought up. */
    SERVER_NOT_STARTED(6201, ErrorKind.FAILURE),
    /** An assertion of our own does not hold. */
    BUG(7001, ErrorKind.BUG);

    private final int number;
    private final ErrorKind kind;

    ErrorCode(int number, ErrorKind kind) {
        this.number = number;
        this.kind = kind;
    }

    /** The number, forever. */
    public int number() {
        return number;
    }

    /** Whose move it is. */
    public ErrorKind kind() {
        return kind;
    }

    /** As printed: {@code IW-2101}. */
    public String label() {
        return "IW-%04d".formatted(number);
    }
}
