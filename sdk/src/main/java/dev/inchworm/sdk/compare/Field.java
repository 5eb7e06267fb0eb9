// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.compare;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One component of a record, or one getter of a bean. */
record Field(String name, Method getter) {

    private static final ClassValue<List<Field>> OF_TYPE = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return List.copyOf(type.isRecord() ? components(type) : getters(type));
        }
    };

    /** The fields of that type, by name for beans; empty where it has none. */
    static List<Field> of(Class<?> type) {
        return OF_TYPE.get(type);
    }

    /** This field's value in {@code owner}; throws what the getter throws. */
    @Nullable Object in(Object owner) throws Exception {
        try {
            return getter.invoke(owner);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static List<Field> components(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(new Field(component.getName(), reachable(component.getAccessor())));
        }
        return fields;
    }

    private static List<Field> getters(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Method method : type.getMethods()) {
            String name = property(method);
            if (!name.isEmpty()
                    && fields.stream().noneMatch(field -> field.name().equals(name))) {
                fields.add(new Field(name, reachable(method)));
            }
        }
        fields.sort(Comparator.comparing(Field::name));
        return fields;
    }

    private static String property(Method method) {
        boolean reads = method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass() != Object.class
                && !method.isBridge();
        String name = method.getName();
        if (reads && name.length() > 3 && name.startsWith("get") && method.getReturnType() != void.class) {
            return lowered(name.substring(3));
        }
        if (reads && name.length() > 2 && name.startsWith("is") && method.getReturnType() == boolean.class) {
            return lowered(name.substring(2));
        }
        return "";
    }

    private static String lowered(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Method reachable(Method method) {
        try {
            method.setAccessible(true);
            return method;
        } catch (InaccessibleObjectException | SecurityException e) {
            throw new IllegalArgumentException(
                    "%s cannot be reached: open its package to dev.inchworm.sdk".formatted(method), e);
        }
    }
}
