// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

/**
 * One thing that must hold before a phase may begin, or before it may be taken back.
 *
 * @param name short and stable
 * @param verdict what the evidence says
 * @param text the evidence, or what is missing
 */
public record Gate(String name, Verdict verdict, String text) {

    /** What the evidence says. */
    public enum Verdict {
        /** It holds. */
        OPEN,
        /** It does not hold yet; it may by itself. */
        CLOSED,
        /** It does not hold, and only a person can change that. */
        NEEDS_PERSON,
        /** Nothing can judge it yet; shown, never counted as passed. */
        NOT_JUDGED
    }

    static Gate open(String name, String text) {
        return new Gate(name, Verdict.OPEN, text);
    }

    static Gate closed(String name, String text) {
        return new Gate(name, Verdict.CLOSED, text);
    }

    static Gate person(String name, String text) {
        return new Gate(name, Verdict.NEEDS_PERSON, text);
    }

    static Gate notJudged(String name, String text) {
        return new Gate(name, Verdict.NOT_JUDGED, text);
    }

    /** Whether it keeps the phase from beginning. */
    public boolean blocks() {
        return verdict == Verdict.CLOSED || verdict == Verdict.NEEDS_PERSON;
    }
}
