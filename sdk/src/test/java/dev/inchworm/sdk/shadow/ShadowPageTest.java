// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationHandle;
import dev.inchworm.sdk.Reads;
import dev.inchworm.sdk.compare.Comparators;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.route.RouteSource;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The lines of {@code docs/sdk/shadow-reads.md}. */
class ShadowPageTest {

    private static final Path PAGE = Path.of("..", "docs", "sdk", "shadow-reads.md");
    private static final Path SELF = Path.of("src/test/java/dev/inchworm/sdk/shadow/ShadowPageTest.java");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    record Order(long id, double weight, Instant paidAt, Instant cachedAt) {}

    private final AtomicInteger borrowedByApplication = new AtomicInteger();
    private final AtomicInteger borrowedByShadows = new AtomicInteger();
    private final Queue<Mismatch> mismatches = new ConcurrentLinkedQueue<>();
    private final DataSource applicationPool = counting(borrowedByApplication);
    private final DataSource shadowPool = counting(borrowedByShadows);
    private final DataSource newSide = new ShadowDataSource(applicationPool, shadowPool);

    @Test
    void the_lines_read_in_the_dark_on_connections_of_their_own() throws SQLException {
        Route shadow = new Route("orders-amount", 1, Stage.SHADOW, 0, "salt", Optional.empty());
        try (MigrationClient client =
                MigrationClient.builder().routes(RouteSource.fixed(shadow)).build()) {
            MigrationHandle handle = client.migration("orders-amount");

            Reads<Long, Order, SQLException> orders = reads(handle);
            for (int i = 0; i < 100; i++) {
                Order order = orders.read(7L);
                assertThat(order).isEqualTo(new Order(7, 1.5, NOON, NOON));
            }
            Rig.until(() -> client.shadows().queueDepth() == 0
                    && client.shadows().activeThreads() == 0
                    && handle.figures().count(Comparison.MATCH) > 0);

            assertThat(borrowedByApplication).hasValue(0);
            assertThat(borrowedByShadows.get()).isBetween(1, 99);
            assertThat(mismatches).isEmpty();
        }
    }

    @Test
    void every_line_of_the_page_is_in_this_test() throws IOException {
        String self = Files.readString(SELF).replaceAll("\\s+", "");
        String page = Files.readString(PAGE);
        String code = page.substring(page.indexOf("```java") + "```java".length());

        assertThat(code.substring(0, code.indexOf("```")).strip().lines())
                .hasSizeGreaterThan(8)
                .allSatisfy(line -> assertThat(self).contains(line.replaceAll("\\s+", "")));
    }

    private Reads<Long, Order, SQLException> reads(MigrationHandle handle) {
        Reads<Long, Order, SQLException> orders = handle.reads(this::oldOrder, this::newOrder)
                .numberKey(id -> id)
                .comparator(Comparators.fields(Order.class)
                        .ignore("cachedAt")
                        .truncateTimes(ChronoUnit.MICROS)
                        .tolerance("weight", 0.001))
                .shadowing(shadow -> shadow.sample(0.5).listener(mismatches::add))
                .build();
        return orders;
    }

    private Order oldOrder(Long id) throws SQLException {
        return new Order(id, 1.5, NOON, NOON);
    }

    private Order newOrder(Long id) throws SQLException {
        newSide.getConnection();
        return new Order(id, 1.5004, NOON.plusNanos(7), NOON.plusSeconds(1));
    }

    private static DataSource counting(AtomicInteger borrowed) {
        return (DataSource) Proxy.newProxyInstance(
                ShadowPageTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    borrowed.incrementAndGet();
                    return null;
                });
    }
}
