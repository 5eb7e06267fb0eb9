// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.backfill;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Sessions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.UnaryOperator;

/** A dialect whose connections are looked at by a test. */
final class Wrapped {

    private Wrapped() {}

    static Dialect dialect(Dialect real, UnaryOperator<Connection> opened) {
        Sessions sessions = around(Sessions.class, (method, arguments) -> {
            Object result = called(real.sessions(), method, arguments);
            return method.getName().equals("open") ? opened.apply((Connection) result) : result;
        });
        return around(
                Dialect.class,
                (method, arguments) ->
                        method.getName().equals("sessions") ? sessions : called(real, method, arguments));
    }

    /** A connection before each of whose statements and commits {@code before} runs. */
    static Connection connection(Connection real, Runnable before) {
        return around(Connection.class, (method, arguments) -> {
            if (method.getName().equals("prepareStatement") || method.getName().equals("commit")) {
                before.run();
            }
            return called(real, method, arguments);
        });
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static Object called(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T around(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                Wrapped.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method, arguments)));
    }
}
