// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a watched connection says of its database: passed on, except that it gives back the watched connection. */
final class AuditedMetaData implements InvocationHandler {

    private final DatabaseMetaData target;
    private final AuditedConnection connection;

    private AuditedMetaData(DatabaseMetaData target, AuditedConnection connection) {
        this.target = target;
        this.connection = connection;
    }

    static DatabaseMetaData of(DatabaseMetaData target, AuditedConnection connection) {
        return (DatabaseMetaData) Proxy.newProxyInstance(
                AuditedMetaData.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                new AuditedMetaData(target, connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "getConnection" -> connection;
            case "equals" -> arguments != null && proxy == arguments[0];
            case "unwrap" -> unwrapped(type(arguments));
            case "isWrapperFor" -> type(arguments).isInstance(target) || target.isWrapperFor(type(arguments));
            default -> passedOn(method, target, arguments);
        };
    }

    private static Class<?> type(Object @Nullable [] arguments) {
        return arguments == null ? Object.class : (Class<?>) arguments[0];
    }

    private Object unwrapped(Class<?> type) throws SQLException {
        return type.isInstance(target) ? target : target.unwrap(type);
    }

    /** Calls {@code method} and throws what it throws. */
    static @Nullable Object passedOn(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
