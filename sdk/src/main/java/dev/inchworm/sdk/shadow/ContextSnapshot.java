// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import java.util.List;
import org.slf4j.MDC;

/**
 * What a shadow read takes along from the thread of the application, such as the id of a trace.
 *
 * <p>Nothing else goes along: workers have no thread-locals of the caller, inherited ones included. Do not carry
 * transactions, sessions or connections: a shadow read works outside of the caller's.
 *
 * <p>What it throws, on either thread, is counted and ends only that shadow read. Threads share it.
 */
@FunctionalInterface
public interface ContextSnapshot {

    /** Takes it from the caller's thread, which is calling; must be quick, for the caller waits. */
    Captured capture();

    /** What was taken. */
    @FunctionalInterface
    interface Captured {

        /** Puts it on the worker's thread, which is calling; what it returns takes it off again. */
        AutoCloseable open();
    }

    /** Takes nothing along. */
    static ContextSnapshot none() {
        return () -> MdcKeys.NOTHING;
    }

    /** Takes along these keys of SLF4J's diagnostic context. */
    static ContextSnapshot mdc(String... keys) {
        return new MdcKeys(List.of(keys));
    }

    /** Keys of {@link MDC}. */
    record MdcKeys(List<String> keys) implements ContextSnapshot {

        private static final Captured NOTHING = () -> () -> {};

        /** Keeps its own copy. */
        public MdcKeys {
            keys = List.copyOf(keys);
        }

        @Override
        public Captured capture() {
            String[] values = new String[keys.size()];
            boolean any = false;
            for (int i = 0; i < values.length; i++) {
                values[i] = MDC.get(keys.get(i));
                any |= values[i] != null;
            }
            return any ? () -> put(values) : NOTHING;
        }

        private AutoCloseable put(String[] values) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] != null) {
                    MDC.put(keys.get(i), values[i]);
                }
            }
            return () -> keys.forEach(MDC::remove);
        }
    }
}
