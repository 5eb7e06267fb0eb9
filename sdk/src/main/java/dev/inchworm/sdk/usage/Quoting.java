// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.sql.Connection;
import java.sql.SQLException;

/** What quotes mean to a database. */
enum Quoting {
    /** Double quotes hold names, dollars may quote text, block comments nest. */
    ANSI,
    /** Backticks hold names, double quotes hold text, a backslash escapes, a hash begins a comment. */
    MYSQL;

    /** What {@code connection}'s driver says, without asking the server; {@link #ANSI} if it does not say. */
    static Quoting of(Connection connection) {
        try {
            return "`".equals(connection.getMetaData().getIdentifierQuoteString()) ? MYSQL : ANSI;
        } catch (SQLException | RuntimeException e) {
            return ANSI;
        }
    }
}
