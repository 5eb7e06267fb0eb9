// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;

/** Asks a check that only warns, and goes on without it where the server does not answer this role, or not in time. */
final class Advice {

    /** A look that takes longer is not worth it. */
    private static final String STATEMENT_TIMEOUT = "set local statement_timeout = '3s'";

    private static final Map<String, String> UNANSWERED = Map.of(
            "42501", "a right is missing",
            "55000", "the server is not set up for it",
            "57014", "it took longer than 3 s",
            "55P03", "a lock was not free");

    private Advice() {}

    /** Takes back whatever the look took, as the lock on a sequence. */
    static List<Finding> of(Check check, Subject subject) throws SQLException {
        Connection transaction = subject.transaction();
        Savepoint begun = transaction.setSavepoint();
        try {
            Query.run(transaction, STATEMENT_TIMEOUT);
            return check.look(subject);
        } catch (SQLException e) {
            String reason = UNANSWERED.get(String.valueOf(e.getSQLState()));
            if (reason == null) {
                throw e;
            }
            return List.of(check.warn(
                    Subject.NO_KEY,
                    "not measured: %s (%s)".formatted(reason, firstLine(e)),
                    "grant pg_monitor to the role, or look yourself: docs/checks/%s.md".formatted(check.name())));
        } finally {
            transaction.rollback(begun);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
    }
}
