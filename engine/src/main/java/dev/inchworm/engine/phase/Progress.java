// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

/**
 * How far a step came in one go.
 *
 * @param kind what the loop does next
 * @param reason for people; empty where there is nothing to say
 */
public record Progress(Kind kind, String reason) {

    /** What the loop does next. */
    public enum Kind {
        /** The step is done; the loop writes that and goes on. */
        DONE,
        /** The step is done and has written that itself, in the transaction that did it. */
        WRITTEN,
        /** Something has to happen by itself first; the loop looks again soon. */
        WAIT,
        /** A person has to do something first. */
        PERSON,
        /** It must not go on; the loop halts the migration. */
        HALT
    }

    static Progress done() {
        return new Progress(Kind.DONE, "");
    }

    static Progress done(String reason) {
        return new Progress(Kind.DONE, reason);
    }

    static Progress written(String reason) {
        return new Progress(Kind.WRITTEN, reason);
    }

    static Progress waits(String reason) {
        return new Progress(Kind.WAIT, reason);
    }

    static Progress person(String reason) {
        return new Progress(Kind.PERSON, reason);
    }

    static Progress halt(String reason) {
        return new Progress(Kind.HALT, reason);
    }
}
