// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static dev.inchworm.postgresql.SyncBody.in;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.dialect.SyncSql.Target;

/** Statements of a trigger function that derive one side from the other. */
final class SyncDerivation {

    private static final String ANYWAY = "";

    private final Mapping mapping;
    private final SyncRow row;
    private final SyncRecording recording;

    SyncDerivation(Target target, SyncRow row, SyncRecording recording) {
        this.mapping = target.mapping();
        this.row = row;
        this.recording = recording;
    }

    /** Sets {@code is_same}. A question that fails is answered no. */
    String isSame() {
        return attempted("is_same := " + row.same() + ";\n", mapping.same().isTotal(), "is_same := false;\n");
    }

    /** The whole new side of a row that has none. A way up that fails leaves it without one. */
    String upAll(boolean isRecorded) {
        StringBuilder set = new StringBuilder();
        StringBuilder unset = new StringBuilder();
        row.newSide().forEach(column -> {
            set.append(assign(column, row.up(column)));
            unset.append(assign(column, "null"));
        });
        return up(set.toString(), unset.toString(), isRecorded);
    }

    /** Every new column that follows from old ones; what is only filled keeps its value. */
    String upDerived() {
        StringBuilder set = new StringBuilder();
        StringBuilder unset = new StringBuilder();
        row.derived().forEach(column -> {
            set.append(assign(column, row.up(column)));
            unset.append(assign(column, "null"));
        });
        return up(set.toString(), unset.toString(), true);
    }

    /** Only new columns that follow from a changed old one, or all of a row that has none; then the fills. */
    String upChanged() {
        boolean isPartial =
                row.derived().stream().anyMatch(column -> !row.upChanged(column).isEmpty());
        StringBuilder set = new StringBuilder();
        StringBuilder unset = new StringBuilder();
        for (Column column : row.derived()) {
            String when = row.upChanged(column).isEmpty() ? ANYWAY : "is_missing or " + row.upChanged(column);
            set.append(where(when, assign(column, row.up(column))));
            unset.append(where(when, assign(column, "null")));
        }
        row.fills()
                .forEach(column ->
                        set.append(where(row.now(column.name()) + " is null", assign(column, row.up(column)))));
        String missing = isPartial ? "is_missing := " + row.newMissing() + ";\n" : "";
        return missing + up(set.toString(), unset.toString(), true);
    }

    /** New columns that are still null, of a row that had no new side before. */
    String upWhereNull() {
        StringBuilder set = new StringBuilder();
        row.derived()
                .forEach(column ->
                        set.append(where(row.now(column.name()) + " is null", assign(column, row.up(column)))));
        return attempted(set.toString(), row.isUpTotal(), "held := null;\n");
    }

    /** The whole old side. An error reaches the writer. */
    String downAll() {
        if (row.derivedOld().isEmpty()) {
            return recording.record("divergence");
        }
        StringBuilder set = new StringBuilder();
        row.derivedOld().forEach(column -> set.append(assign(column, row.down(column))));
        return set.toString();
    }

    /** The whole old side of a row whose writer has nothing to do with it: an error leaves it as it is. */
    String downWhereItCan() {
        return attempted(downAll(), false, "held := null;\n");
    }

    /** Only old columns that follow from a changed new one. An error reaches the writer. */
    String downChanged() {
        if (row.derivedOld().isEmpty()) {
            return recording.record("divergence");
        }
        StringBuilder set = new StringBuilder();
        row.derivedOld()
                .forEach(column -> set.append(where(row.downChanged(column), assign(column, row.down(column)))));
        return set.toString();
    }

    /** {@code statements}, and where they can fail, what happens instead. */
    String attempted(String statements, boolean isTotal, String otherwise) {
        return isTotal
                ? statements
                : "begin\n" + in(statements) + "exception when others then\n" + in(otherwise) + "end;\n";
    }

    private String up(String set, String unset, boolean isRecorded) {
        return attempted(set, row.isUpTotal(), unset + (isRecorded ? recording.record("up_error") : ""));
    }

    private String assign(Column column, String value) {
        return row.now(column.name()) + " := " + value + ";\n";
    }

    private static String where(String condition, String statement) {
        return condition.isEmpty() ? statement : "if " + condition + " then\n" + in(statement) + "end if;\n";
    }
}
