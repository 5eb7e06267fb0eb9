// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.Dialect.Failure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells kinds of failure apart by SQLSTATE; texts may be in any language. */
final class Failures {

    /** The server's function that raises the error; its SQLSTATE alone could also be a missing right. */
    private static final String ROW_SECURITY_ROUTINE = "check_enable_rls";

    private Failures() {}

    static Failure kind(SQLException exception) {
        for (SQLException each = exception; each != null; each = each.getNextException()) {
            Failure failure = one(each);
            if (failure != Failure.OTHER) {
                return failure;
            }
        }
        return Failure.OTHER;
    }

    private static Failure one(SQLException exception) {
        String state = exception.getSQLState();
        if (state == null || state.length() != 5) {
            return Failure.OTHER;
        }
        return switch (state) {
            case "55P03" -> Failure.LOCK_TIMEOUT;
            case "57014" -> Failure.STATEMENT_TIMEOUT;
            case "40P01" -> Failure.DEADLOCK;
            case "40001" -> Failure.SERIALIZATION;
            case "42501" -> isRowSecurity(exception) ? Failure.ROWS_HIDDEN : Failure.NOT_GRANTED;
            case "53300", "57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04" -> Failure.CONNECTION_LOST;
            default -> byClass(state.substring(0, 2));
        };
    }

    private static Failure byClass(String stateClass) {
        return switch (stateClass) {
            case "08" -> Failure.CONNECTION_LOST;
            case "22" -> Failure.DATA;
            case "23" -> Failure.CONSTRAINT;
            case "28" -> Failure.NOT_GRANTED;
            case "40" -> Failure.SERIALIZATION;
            default -> Failure.OTHER;
        };
    }

    private static boolean isRowSecurity(SQLException exception) {
        return exception instanceof PSQLException server && isRowSecurity(server.getServerErrorMessage());
    }

    private static boolean isRowSecurity(@Nullable ServerErrorMessage message) {
        return message != null && ROW_SECURITY_ROUTINE.equals(message.getRoutine());
    }
}
