// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises the refusal of a statement because a table or a column is not there. */
final class Missing {

    /** The refusal of every statement in a PostgreSQL transaction that has failed already. */
    static final String TRANSACTION_FAILED = "25P02";

    private static final Set<String> COLUMN = Set.of("42703", "42S22");
    private static final Set<String> TABLE = Set.of("42P01", "42S02");
    private static final int CAUSES_MAX = 32;

    private Missing() {}

    /** Whether {@code thrown}, or what caused it, says that this column or its table is not there. */
    static boolean says(Throwable thrown, CatalogQuestion question) {
        return first(thrown, COLUMN)
                        .filter(refusal -> names(refusal, question.column()))
                        .isPresent()
                || first(thrown, TABLE)
                        .filter(refusal -> names(refusal, question.table()))
                        .isPresent();
    }

    /** Whether {@code thrown}, or what caused it, carries this SQLState. */
    static boolean has(Throwable thrown, String state) {
        return first(thrown, Set.of(state)).isPresent();
    }

    private static Optional<SQLException> first(Throwable thrown, Set<String> states) {
        Throwable each = thrown;
        for (int i = 0; each != null && i < CAUSES_MAX; i++) {
            if (each instanceof SQLException refusal
                    && refusal.getSQLState() != null
                    && states.contains(refusal.getSQLState())) {
                return Optional.of(refusal);
            }
            Throwable next = each instanceof SQLException chain ? chain.getNextException() : null;
            each = each.getCause() == null || each.getCause() == each ? next : each.getCause();
        }
        return Optional.empty();
    }

    /**
     * Whether the server's message names it as a whole word: another thing that is missing is the application's own
     * mistake. Only the first line counts; the next may hint at a name that is there.
     */
    private static boolean names(SQLException refusal, String name) {
        String message = refusal.getMessage();
        if (message == null) {
            return true;
        }
        String bare =
                name.substring(name.lastIndexOf('.') + 1).replace("\"", "").replace("`", "");
        return Pattern.compile("(?<!\\w)" + Pattern.quote(bare) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                .matcher(message.lines().findFirst().orElse(""))
                .find();
    }
}
