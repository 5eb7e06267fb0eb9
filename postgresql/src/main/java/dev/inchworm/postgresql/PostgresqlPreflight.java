// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import dev.inchworm.postgresql.check.Checks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Every reason why a migration cannot run on a table, and every one why a person should look. */
final class PostgresqlPreflight {

    private PostgresqlPreflight() {}

    static List<Finding> inspect(Connection transaction, Migration migration, Table table) throws SQLException {
        return Checks.inspect(transaction, migration, table);
    }
}
