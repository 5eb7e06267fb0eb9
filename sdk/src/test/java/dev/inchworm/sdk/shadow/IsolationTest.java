// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Comparison;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Nothing that hangs on the caller's thread is there for a shadow read: connection, transaction, session, request. */
class IsolationTest {

    private static final ThreadLocal<String> TRANSACTION = new ThreadLocal<>();
    private static final InheritableThreadLocal<String> REQUEST = new InheritableThreadLocal<>();

    @Test
    void a_candidate_sees_no_thread_local_of_the_caller_not_even_an_inheritable_one() {
        TRANSACTION.set("transaction 7");
        REQUEST.set("request 7");
        AtomicReference<String> seen = new AtomicReference<>();
        AtomicReference<Thread> worker = new AtomicReference<>();

        try (Rig rig = new Rig(Rig.patient())) {
            rig.<Integer>reader().build().offer(1, 1, () -> 1, () -> {
                worker.set(Thread.currentThread());
                seen.set(TRANSACTION.get() + ", " + REQUEST.get());
                return 1;
            });
            rig.rest();
        } finally {
            TRANSACTION.remove();
            REQUEST.remove();
        }

        assertThat(seen).hasValue("null, null");
        assertThat(worker.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void the_old_side_is_read_again_on_a_worker_too() {
        AtomicReference<String> again = new AtomicReference<>("");
        try (Rig rig = new Rig(Rig.patient())) {
            rig.<Integer>reader()
                    .build()
                    .offer(
                            1,
                            1,
                            () -> {
                                again.set(Thread.currentThread().getName());
                                return 1;
                            },
                            () -> 2);
            rig.rest();
        }

        assertThat(again.get()).startsWith("inchworm-shadow-");
    }

    @Test
    void a_shadow_read_has_connections_of_its_own() throws SQLException {
        Connection callers = named("application");
        Connection shadows = named("shadow");
        DataSource newSide = new ShadowDataSource(giving(callers), giving(shadows));
        AtomicReference<Connection> used = new AtomicReference<>();

        try (Rig rig = new Rig(Rig.patient())) {
            rig.<Integer>reader().build().offer(1, 1, () -> 1, () -> {
                used.set(newSide.getConnection());
                return 1;
            });
            rig.rest();
        }

        assertThat(used.get()).isSameAs(shadows);
        assertThat(newSide.getConnection()).isSameAs(callers);
    }

    @Test
    void one_data_source_for_both_is_refused() {
        DataSource only = giving(named("application"));

        assertThatThrownBy(() -> new ShadowDataSource(only, only)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_candidate_is_refused_where_carried_context_holds_a_transaction() {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean isCarried = new AtomicBoolean();
        ContextSnapshot carriesTooMuch = () -> {
            String transaction = TRANSACTION.get();
            return () -> {
                TRANSACTION.set(transaction);
                isCarried.set(true);
                return TRANSACTION::remove;
            };
        };
        TRANSACTION.set("transaction 7");

        try (Rig rig = new Rig(Rig.patient())) {
            rig.<Integer>reader()
                    .context(carriesTooMuch)
                    .refuseIn(() -> TRANSACTION.get() != null)
                    .build()
                    .offer(1, 1, () -> 1, asked::incrementAndGet);
            rig.rest();

            assertThat(rig.counted(Comparison.COMPARE_FAILED)).isEqualTo(1);
            assertThat(rig.compared()).isEqualTo(1);
            assertThat(rig.figures.reads(Side.NEW)).isZero();
        } finally {
            TRANSACTION.remove();
        }
        assertThat(isCarried).isTrue();
        assertThat(asked).hasValue(0);
    }

    @Test
    void carried_context_is_taken_off_before_the_next_read() {
        ContextSnapshot trace = () -> {
            String id = REQUEST.get();
            return () -> {
                REQUEST.set(id);
                return REQUEST::remove;
            };
        };
        try (Rig rig = new Rig(Rig.patient().threads(1))) {
            AtomicReference<String> carried = new AtomicReference<>();
            AtomicReference<String> left = new AtomicReference<>();
            REQUEST.set("trace 7");
            rig.<Integer>reader().context(trace).build().offer(1, 1, () -> 1, () -> {
                carried.set(REQUEST.get());
                return 1;
            });
            rig.rest();
            rig.<Integer>reader().build().offer(1, 1, () -> 1, () -> {
                left.set(String.valueOf(REQUEST.get()));
                return 1;
            });
            rig.rest();

            assertThat(carried).hasValue("trace 7");
            assertThat(left).hasValue("null");
        } finally {
            REQUEST.remove();
        }
    }

    private static DataSource giving(Connection connection) {
        return (DataSource) Proxy.newProxyInstance(
                IsolationTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connection);
    }

    private static Connection named(String name) {
        return (Connection) Proxy.newProxyInstance(
                IsolationTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.getName().equals("toString") ? name : null);
    }
}
