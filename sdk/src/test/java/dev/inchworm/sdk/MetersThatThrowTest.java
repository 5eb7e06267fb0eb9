// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.sdk.figure.Meters;
import dev.inchworm.sdk.testing.InMemoryControl;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class MetersThatThrowTest {

    @Test
    void what_an_applications_meters_throw_reaches_no_read_and_stops_no_news() {
        Meters meters = (Meters) Proxy.newProxyInstance(
                Meters.class.getClassLoader(), new Class<?>[] {Meters.class}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == void.class) {
                        throw new AssertionError("broken meters");
                    }
                    return Proxy.newProxyInstance(
                            Meters.class.getClassLoader(),
                            new Class<?>[] {method.getReturnType()},
                            (inner, called, given) -> {
                                throw new AssertionError("broken meters");
                            });
                });
        InMemoryControl control = new InMemoryControl();
        try (MigrationClient client =
                MigrationClient.builder().control(control).meters(meters).build()) {
            MigrationHandle handle = client.migration("m");
            Reads<Long, String, RuntimeException> reads =
                    handle.reads((Long key) -> "old", key -> "new").build();
            for (Stage stage : Stage.values()) {
                control.stage("m", stage);
                Soon.holds(() -> handle.stage() == stage);
                assertThat(reads.read(1L)).isIn("old", "new");
                handle.wrote(1, true);
            }
        }
    }
}
