// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** One thing that is looked at before a migration begins; its page is {@code docs/checks/<name>.md}. */
interface Check {

    /** As its page is called. */
    String name();

    /** What it found, nothing if all is well. */
    List<Finding> look(Subject subject) throws SQLException;

    /** A finding that closes the gate, about a key of the migration's file. */
    default Finding refuse(String key, String text, String next) {
        return new Finding(name(), Finding.Severity.REFUSE, key, text, next);
    }

    /** A finding that a person should know, about a key of the migration's file. */
    default Finding warn(String key, String text, String next) {
        return new Finding(name(), Finding.Severity.WARN, key, text, next);
    }
}
