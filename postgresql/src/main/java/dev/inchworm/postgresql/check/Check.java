// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One thing that is looked at before a migration begins; its page is {@code docs/checks/<name>.md}. */
interface Check {

    /** As its page is called. */
    String name();

    /** What it found, nothing if all is well. */
    List<Finding> look(Subject subject) throws SQLException;

    /**
     * Whether it only ever warns, so that a missing right or too little time costs its answer and not the whole look;
     * the plan then says that it was not measured.
     */
    default boolean isAdvice() {
        return false;
    }

    /** What the session's role keeps it from seeing, one sentence each. */
    default List<String> notMeasured(Connection transaction) throws SQLException {
        return List.of();
    }

    /** A finding that closes the gate, about a key of the migration's file. */
    default Finding refuse(String key, String text, String next) {
        return new Finding(name(), Finding.Severity.REFUSE, key, text, next);
    }

    /** A finding that a person should know, about a key of the migration's file. */
    default Finding warn(String key, String text, String next) {
        return new Finding(name(), Finding.Severity.WARN, key, text, next);
    }
}
