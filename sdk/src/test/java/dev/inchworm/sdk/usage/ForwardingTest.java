// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.route.Side;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of every JDBC interface reaches the driver as it was called, and comes back as the driver answered. */
class ForwardingTest {

    private static final Set<String> OWN = Set.of("unwrap", "isWrapperFor", "getConnection", "equals");
    private static final Map<Class<?>, Object> VALUES = Map.of(
            int.class,
            7,
            long.class,
            8L,
            boolean.class,
            true,
            byte.class,
            (byte) 3,
            short.class,
            (short) 4,
            float.class,
            5f,
            double.class,
            6d,
            String.class,
            "text",
            Class.class,
            String.class);

    private final List<String> calls = new ArrayList<>();
    private boolean isRefusing;

    static List<Class<?>> interfaces() {
        return List.of(
                Connection.class,
                Statement.class,
                PreparedStatement.class,
                CallableStatement.class,
                ResultSet.class,
                DatabaseMetaData.class);
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void every_method_is_passed_on_with_its_arguments_and_its_answer(Class<?> type) throws Exception {
        Object audited = audited(type);
        for (Method method : methods(type)) {
            Object[] arguments = arguments(method);
            calls.clear();
            Object answer = method.invoke(audited, arguments);

            assertThat(calls).as(method.toString()).contains(written(method, arguments));
            if (!isWatched(method.getReturnType()) && method.getReturnType() != Object.class) {
                assertThat(answer).as(method.toString()).isEqualTo(answer(method));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void every_exception_of_the_driver_comes_through_as_it_is(Class<?> type) throws Exception {
        Object audited = audited(type);
        isRefusing = true;
        for (Method method : methods(type)) {
            if (Arrays.stream(method.getExceptionTypes()).anyMatch(thrown -> thrown == SQLException.class)) {
                try {
                    method.invoke(audited, arguments(method));
                    assertThat(method).as("must throw").isNull();
                } catch (InvocationTargetException e) {
                    assertThat(e.getCause())
                            .as(method.toString())
                            .isInstanceOf(SQLException.class)
                            .hasMessage("refused");
                }
            }
        }
    }

    private Object audited(Class<?> type) throws SQLException {
        WatchList.Maker watches = new WatchList.Maker();
        watches.add("m", Side.OLD, "orders", "text");
        Sightings sightings = new Sightings(watches.make(), new CallSites(List.of()), UsageAudit.Mode.OBSERVE, 1);
        AuditedConnection connection =
                new AuditedConnection((Connection) target(Connection.class), new Statements(sightings, Quoting.ANSI));
        if (type == Connection.class) {
            return connection;
        } else if (type == DatabaseMetaData.class) {
            return connection.getMetaData();
        } else if (type == Statement.class) {
            return connection.createStatement();
        } else if (type == PreparedStatement.class) {
            return connection.prepareStatement("select text from orders");
        } else if (type == CallableStatement.class) {
            return connection.prepareCall("{call f(?)}");
        }
        return connection.prepareStatement("select text from orders").executeQuery();
    }

    private Object target(Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object[] given = arguments == null ? new Object[0] : arguments;
                    if (method.getName().equals("toString")) {
                        return "target";
                    }
                    calls.add(written(method, given));
                    if (isRefusing) {
                        throw new SQLException("refused");
                    }
                    return answer(method);
                });
    }

    private @Nullable Object answer(Method method) {
        Class<?> type = method.getReturnType();
        if (VALUES.containsKey(type)) {
            return VALUES.get(type);
        }
        return isWatched(type) ? target(type) : null;
    }

    private static boolean isWatched(Class<?> type) {
        return type.isInterface() && interfaces().contains(type);
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !OWN.contains(method.getName()))
                .toList();
    }

    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(VALUES::get).toArray();
    }

    private static String written(Method method, Object[] arguments) {
        return method.getName() + Arrays.toString(method.getParameterTypes()) + Arrays.toString(arguments);
    }
}
