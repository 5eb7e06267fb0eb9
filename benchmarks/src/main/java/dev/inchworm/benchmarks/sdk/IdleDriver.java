// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.Map;
import javax.sql.DataSource;

/** A JDBC driver that does nothing: one row, one column, no network. What is left is the price of a wrapper. */
final class IdleDriver {

    /** What a method answers that was not asked for; others than these answer null. */
    private static final Map<Class<?>, Object> NOTHING = Map.of(boolean.class, false, int.class, 0);

    private static final String COLUMN = "total_amount";

    private IdleDriver() {}

    /** A data source whose connections all are the same one. */
    static DataSource dataSource() {
        ResultSetMetaData columns = answering(
                ResultSetMetaData.class,
                Map.of(
                        "getColumnCount",
                        1,
                        "getColumnLabel",
                        COLUMN,
                        "getColumnName",
                        COLUMN,
                        "getTableName",
                        "orders"));
        ResultSet row = answering(ResultSet.class, Map.of("next", true, "getLong", 1L, "getMetaData", columns));
        PreparedStatement statement =
                answering(PreparedStatement.class, Map.of("executeQuery", row, "executeUpdate", 1, "execute", true));
        Connection connection = answering(
                Connection.class, Map.of("prepareStatement", statement, "isValid", true, "getSchema", "shop"));
        return answering(DataSource.class, Map.of("getConnection", connection));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object answer = answers.get(method.getName());
            if (answer != null) {
                return answer;
            }
            return NOTHING.get(method.getReturnType());
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
