// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** How a mapping is refused: which key, the server's reason, and what to write instead. */
final class Refusals {

    private Refusals() {}

    static InchwormException mapping(String key, String reason, String next) {
        return new InchwormException(
                ErrorCode.MAPPING_REFUSED, "%s is refused: %s".formatted(key, reason), "nothing changed", next);
    }

    /** The server's reason in one line, without its severity and place. */
    static String reason(SQLException exception) {
        if (exception instanceof PSQLException server) {
            ServerErrorMessage message = server.getServerErrorMessage();
            if (message != null && message.getMessage() != null) {
                return message.getMessage();
            }
        }
        return String.valueOf(exception.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** Whether the server judged the text, rather than something having gone wrong on the way. */
    static boolean isJudgement(SQLException exception) {
        return switch (Failures.kind(exception)) {
            case DATA, CONSTRAINT -> true;
            case OTHER -> !"25006".equals(exception.getSQLState());
            case LOCK_TIMEOUT, STATEMENT_TIMEOUT, DEADLOCK, SERIALIZATION, CONNECTION_LOST, NOT_GRANTED, ROWS_HIDDEN ->
                false;
        };
    }

    /** What to do about the reason. */
    static String next(SQLException exception, String resultType) {
        String state = String.valueOf(exception.getSQLState());
        return switch (state) {
            case "42P17" ->
                "write it so that only its columns decide, for example with the time zone named:"
                        + " (created_at at time zone 'UTC')::date; an enum by its words:"
                        + " case state when 'open' then 'open' end";
            case "42804" -> "cast it: (...)::%s".formatted(resultType);
            case "0A000" -> "an expression reads columns of its own row only; take subqueries and sets out of it";
            case "42883" ->
                "check the names and the types; a function outside pg_catalog, the table's schema"
                        + " and public needs its schema before its name";
            case "42803" -> "an expression judges one row; take the aggregate out of it";
            default ->
                "correct the expression; the server parses it with search_path = pg_catalog, the table's"
                        + " schema, public";
        };
    }

    static InchwormException notGranted(SQLException exception) {
        return new InchwormException(
                ErrorCode.NOT_GRANTED,
                "the server cannot judge the mapping for this role: " + reason(exception),
                "nothing changed",
                "grant temporary on database ... to the role; the mapping is judged on temporary tables",
                exception);
    }
}
