// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** An application's code, outside the SDK's packages: the place that an audit must find. */
public final class OrderReport {

    private OrderReport() {}

    /** The first value of a query's first row, read by position. */
    public static int ask(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }
}
