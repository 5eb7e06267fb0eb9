// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The number that makes a late runner's write fail.
 *
 * <p>Every transaction of a runner that writes anything holds the fence first. The lock it takes lets the lease be
 * renewed meanwhile, and makes a takeover wait until the transaction is over, so a write is either wholly before the
 * takeover or fails.
 *
 * @param migration the migration's id
 * @param number grows with every takeover
 */
public record Fence(String migration, long number) {

    /**
     * Holds the fence until the end of the transaction.
     *
     * @throws InchwormException {@code FENCED_OFF} if another engine has taken over
     */
    public void hold(Connection transaction, Dialect dialect) throws SQLException {
        String sql = "select 1 from inchworm.lease where migration = ? and fence = ?"
                + dialect.journal().keyShare();
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setString(1, migration);
            statement.setLong(2, number);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new InchwormException(
                            ErrorCode.FENCED_OFF,
                            "another engine has taken over %s; this one held fence %d".formatted(migration, number),
                            "nothing was written by this engine since; the other one goes on",
                            "inchworm status " + migration);
                }
            }
        }
    }
}
