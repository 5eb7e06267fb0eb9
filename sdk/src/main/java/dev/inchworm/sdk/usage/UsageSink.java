// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.sdk.jdbc.NotInstalled;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Where a {@link UsageAudit} writes what it saw. Called by one thread of the audit's own, never by the application's.
 */
@FunctionalInterface
public interface UsageSink {

    /**
     * Takes one batch. What was not taken is offered again with the next batch, so that a batch whose outcome is
     * unknown may count twice.
     *
     * @param migration the migration's id
     * @param instance this process
     * @param release of the application
     * @param batch JSON as the control tables' {@code inchworm.use} takes it, without any value of a statement
     * @throws Exception if it was not taken
     */
    void use(String migration, String instance, String release, String batch) throws Exception;

    /** Writes to the control tables of the primary that {@code source} leads to: one short transaction a batch. */
    static UsageSink jdbc(DataSource source) {
        return (migration, instance, release, batch) -> {
            try (Connection connection = source.getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("select inchworm.use(?, ?, ?, ?::jsonb)")) {
                statement.setQueryTimeout(5);
                statement.setString(1, migration);
                statement.setString(2, instance);
                statement.setString(3, release);
                statement.setString(4, batch);
                statement.execute();
                commit(connection);
            } catch (SQLException e) {
                throw NotInstalled.explained(e);
            }
        };
    }

    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
