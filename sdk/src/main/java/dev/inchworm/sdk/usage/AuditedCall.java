// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * A call that is watched: what every prepared statement can do goes through {@link AuditedPreparedStatement}, the rest
 * is passed on; a cursor among the results is watched by the names of its columns.
 */
final class AuditedCall implements InvocationHandler {

    private final CallableStatement target;
    private final AuditedPreparedStatement audited;

    private AuditedCall(CallableStatement target, AuditedPreparedStatement audited) {
        this.target = target;
        this.audited = audited;
    }

    static CallableStatement of(CallableStatement target, AuditedConnection connection, String sql) {
        AuditedPreparedStatement audited = new AuditedPreparedStatement(target, connection, sql);
        CallableStatement call = (CallableStatement) Proxy.newProxyInstance(
                AuditedCall.class.getClassLoader(),
                new Class<?>[] {CallableStatement.class},
                new AuditedCall(target, audited));
        audited.is(call);
        return call;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("equals")) {
            return arguments != null && proxy == arguments[0];
        }
        if (method.getDeclaringClass() != CallableStatement.class) {
            return AuditedMetaData.passedOn(method, audited, arguments);
        }
        Object value = AuditedMetaData.passedOn(method, target, arguments);
        return value instanceof ResultSet cursor ? audited.cursor(cursor) : value;
    }
}
