// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Why no rows could be made up. */
final class RowErrors {

    private static final String STATE = "nothing of yours was changed; the trial database is gone";
    private static final String SAMPLE =
            "inchworm rehearse --db NAME --sample takes some rows of the live table, scrambled";

    private RowErrors() {}

    static InchwormException unsatisfied(TableName table, List<TableFacts.Check> checks) {
        String named = checks.stream()
                .map(check -> "check %s (%s)".formatted(check.name(), check.expression()))
                .collect(Collectors.joining(", "));
        return new InchwormException(
                ErrorCode.ROWS_NOT_MADE,
                checks.isEmpty()
                        ? "no rows can be made up for %s: each meets a unique index or a missing row".formatted(table)
                        : "no rows can be made up for %s that satisfy %s".formatted(table, named),
                STATE,
                SAMPLE);
    }

    static InchwormException noValue(TableName table, ColumnFacts column) {
        return new InchwormException(
                ErrorCode.ROWS_NOT_MADE,
                "no value of type %s can be made up for %s.%s, which must have one"
                        .formatted(column.type(), table, column.name()),
                STATE,
                SAMPLE);
    }

    static InchwormException refused(TableName table, SQLException cause) {
        return new InchwormException(
                ErrorCode.ROWS_NOT_MADE,
                "rows made up for %s are refused: %s".formatted(table, cause.getMessage()),
                STATE,
                SAMPLE,
                cause);
    }

    static InchwormException notCarried(TableName table, String reason) {
        return new InchwormException(
                ErrorCode.ROWS_NOT_MADE,
                "no row made up for %s is carried by the mapping: %s".formatted(table, reason),
                STATE,
                "give the packet examples of old values; or " + SAMPLE);
    }
}
