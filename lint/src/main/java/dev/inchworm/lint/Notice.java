// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.Severity;
import dev.inchworm.lint.source.Place;
import java.util.List;

/** What the linter itself has to say about a file, beside what its rules find. */
public enum Notice {
    /** An open quote, a NUL, bytes that are no UTF-8. */
    UNREADABLE("LINT1", Severity.BLOCK, "Part of the file cannot be read"),
    /** A statement the reader is not sure of. */
    NOT_UNDERSTOOD("LINT2", Severity.WARN, "Statement not understood, and so not judged"),
    /** A command of psql. */
    META_COMMAND("LINT3", Severity.WARN, "Command of psql, not read"),
    /** A waiver without a reason, or one that is not written as it must be. */
    WAIVER_INCOMPLETE("LINT4", Severity.BLOCK, "Waiver without a reason"),
    /** A waiver whose day is past; what it waived stands again. */
    WAIVER_EXPIRED("LINT5", Severity.BLOCK, "Waiver past its day"),
    /** A waiver of a rule that does not exist or found nothing. */
    WAIVER_UNUSED("LINT6", Severity.WARN, "Waiver without use"),
    /** A file that is left out. */
    NOT_READ("LINT7", Severity.NOTE, "File left out"),
    /** A statement that the server refused on trial. */
    REFUSED("LINT8", Severity.BLOCK, "Refused by the server on trial"),
    /** Something the server showed on trial that no rule had said. */
    SHOWN("LINT9", Severity.BLOCK, "Shown by the server on trial");

    private final String id;
    private final Severity severity;
    private final String title;

    Notice(String id, Severity severity, String title) {
        this.id = id;
        this.severity = severity;
        this.title = title;
    }

    /** Its number, beside those of the rules. */
    public String id() {
        return id;
    }

    /** How much it matters. */
    public Severity severity() {
        return severity;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }

    Finding at(Place place, String message, String... safeWay) {
        return new Finding(id, severity, place, message, List.of(safeWay));
    }
}
