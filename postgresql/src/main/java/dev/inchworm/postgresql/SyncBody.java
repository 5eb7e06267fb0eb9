// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.SyncState;

/**
 * The body of the trigger function: the rules for rows whose two sides are not the same.
 *
 * <p>Reads no name that an application could shadow: columns only through {@code NEW} and {@code OLD}, in quotes.
 */
final class SyncBody {

    /** The argument of the triggers that only record. */
    static final String GUARDED = "guard";

    private final Mapping mapping;
    private final SyncState state;
    private final SyncRow row;
    private final SyncRecording recording;
    private final SyncDerivation derivation;

    SyncBody(Target target, SyncState state) {
        this.mapping = target.mapping();
        this.state = state;
        this.row = new SyncRow(target, state);
        this.recording = new SyncRecording(target, row);
        this.derivation = new SyncDerivation(target, row, recording);
    }

    String text() {
        String rules = guard() + outOfRange() + alreadySame() + whoWrote() + enforced() + "return NEW;\n";
        return """

                #variable_conflict use_variable
                declare
                  old_written boolean;
                  is_same boolean;
                  is_missing boolean;
                  moment text;
                  held text;
                begin
                """ + in(rules) + "end\n";
    }

    private String guard() {
        return state == SyncState.GUARD
                ? "if tg_nargs = 1 then\n" + in(recording.record("guard") + "return NEW;\n") + "end if;\n"
                : "";
    }

    /** The trigger's condition asks this already where that cannot fail. */
    private String outOfRange() {
        if (mapping.allRows() || row.isConditionTotal()) {
            return "";
        }
        String test = "is_same := " + row.now(mapping.rows()) + ";\n";
        return derivation.attempted(test, mapping.rows().isTotal(), "is_same := false;\n")
                + "if is_same is not true then\n  return NEW;\nend if;\n";
    }

    /** Where both sides are the same, nothing is changed: lossy mappings, dual writers and the backfill rest on it. */
    private String alreadySame() {
        if (!row.isConditionTotal()) {
            return derivation.isSame() + "if is_same then\n" + in(enforced() + "return NEW;\n") + "end if;\n";
        }
        return row.broken().isEmpty()
                ? ""
                : "if %s then\n".formatted(row.same()) + in(recording.count("enforce", "e") + "return NEW;\n")
                        + "end if;\n";
    }

    private String insert() {
        String fromOld = derivation.upAll(true) + "if " + row.oldGiven() + " then\n"
                + in(recording.count("old_writer", "o") + quarantined()) + "end if;\n";
        String fromNew = oldWritten(row.oldGiven())
                + fills(false)
                + whereNotSame(
                        "if old_written then\n" + in(bothWritten()) + "else\n" + in(derivation.downAll()) + "end if;\n")
                + countNew();
        return "if " + row.newGiven() + " then\n" + in(fromNew) + "else\n" + in(fromOld) + "end if;\n";
    }

    /** An update by an old writer comes first, and asks as few questions as it can: it is what most calls are. */
    private String whoWrote() {
        return "if tg_op = 'UPDATE' and (%s) and not (%s) then\n"
                        .formatted(row.changed(row.oldSide()), row.changed(row.newSide()))
                + in(derivation.upChanged() + recording.count("old_writer", "o") + quarantined())
                + "elsif tg_op = 'INSERT' then\n"
                + in(insert())
                + "elsif " + row.changed(row.newSide()) + " then\n"
                + in(updateOfNew())
                + "else\n"
                + in("if " + row.newMissing() + " then\n" + in(derivation.upAll(false)) + "end if;\n" + restored())
                + "end if;\n";
    }

    private String updateOfNew() {
        return oldWritten(row.changed(row.oldSide()))
                + fills(true)
                + "if not old_written and " + row.newWasMissing() + " then\n" + in(derivation.upWhereNull())
                + "end if;\n"
                + whereNotSame("if old_written then\n" + in(bothWritten()) + "else\n" + in(derivation.downChanged())
                        + "end if;\n")
                + countNew();
    }

    /** While a drop is taken back, a row that moves to another key must not escape from being restored. */
    private String restored() {
        return state == SyncState.QUARANTINE && !row.derivedOld().isEmpty()
                ? "if " + row.oldMissing() + " then\n" + in(derivation.downWhereItCan()) + "end if;\n"
                : "";
    }

    /** A fill never goes over a value, and never over a null that was written in place of one. */
    private String fills(boolean onlyWhereItWas) {
        StringBuilder fills = new StringBuilder();
        for (Column column : row.fills()) {
            String was = onlyWhereItWas ? " and " + row.before(column.name()) + " is null" : "";
            fills.append("if %s is null%s then\n  %s := %s;\nend if;\n"
                    .formatted(row.now(column.name()), was, row.now(column.name()), row.up(column)));
        }
        return fills.toString();
    }

    private static String oldWritten(String test) {
        return "old_written := " + test + ";\n";
    }

    private String whereNotSame(String rules) {
        return derivation.isSame() + "if not is_same then\n" + in(rules) + "end if;\n";
    }

    private String bothWritten() {
        String authority = state == SyncState.OLD_WINS || mapping.down().isEmpty()
                ? (state == SyncState.OLD_WINS ? derivation.upDerived() : "")
                : derivation.downAll();
        return authority + recording.record("divergence") + quarantined();
    }

    private String countNew() {
        return "if not old_written then\n" + in(recording.count("new_writer", "n")) + "end if;\n";
    }

    private String quarantined() {
        return state == SyncState.QUARANTINE ? recording.record("guard") : "";
    }

    private String enforced() {
        return row.broken().isEmpty()
                ? ""
                : "if " + row.broken() + " then\n" + in(recording.count("enforce", "e")) + "end if;\n";
    }

    static String in(String lines) {
        return lines.indent(2);
    }
}
