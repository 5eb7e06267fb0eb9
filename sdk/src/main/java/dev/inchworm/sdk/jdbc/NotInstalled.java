// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import java.sql.SQLException;
import java.util.Set;

/** Control tables that are not there yet, as before the first migration of a database: no error, and said in words. */
public final class NotInstalled {

    private static final Set<String> STATES = Set.of("42P01", "3F000", "42883");

    private NotInstalled() {}

    /** Whether the server says that the control tables, or their functions, are not there. */
    public static boolean is(SQLException thrown) {
        return STATES.contains(String.valueOf(thrown.getSQLState()));
    }

    /** The same error; where the control tables are not there, in words that say so and what to do. */
    public static SQLException explained(SQLException thrown) {
        return is(thrown)
                ? new SQLException(
                        "the control tables are not there yet (the engine makes them when the first migration starts)",
                        thrown.getSQLState(),
                        thrown)
                : thrown;
    }
}
