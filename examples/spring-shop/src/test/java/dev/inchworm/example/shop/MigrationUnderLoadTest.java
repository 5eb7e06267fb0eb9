// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.EngineSettings;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.sensor.ReplicaList;
import dev.inchworm.packet.Packet;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the shop, lets customers in, and migrates its orders with the real engine. */
class MigrationUnderLoadTest {

    private static final String ID = "orders-total-minor";
    private static final long REQUESTS_MIN = 200;
    private static final Duration SEEN_MAX = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestDatabase database = TestDatabases.create();
    private ConfigurableApplicationContext shop;
    private URI address;

    @TempDir
    private Path archives;

    @BeforeEach
    void open() throws Exception {
        database.run(Files.readString(Path.of("schema.sql")).split(";\\s*"));
        shop = new SpringApplicationBuilder(ShopApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + TestDatabases.APP,
                        // On a machine that is busy with other tests the default of 50 ms would say that new fails.
                        "--inchworm.shadow.deadline=5s");
        int port = Objects.requireNonNull(((WebServerApplicationContext) shop).getWebServer())
                .getPort();
        address = URI.create("http://localhost:" + port);
    }

    @AfterEach
    void close() {
        shop.close();
        database.close();
    }

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void a_shop_at_work_is_migrated_and_no_customer_notices() throws Exception {
        Packet packet = Packet.read(Path.of(""), Clock.systemUTC());
        Customers customers = new Customers(address);
        try (Engine engine = engine()) {
            engine.start(packet.migration(), packet.source());
            engine.waiveRehearsal(ID, "the rehearsal has a test of its own", Optional.empty());

            for (Phase phase : Phase.values()) {
                Outcome outcome = engine.run(ID, Optional.of(phase));
                assertThat(outcome.kind())
                        .as(() -> phase + ": " + outcome.text() + " " + customers.complaints())
                        .isEqualTo(Outcome.Kind.REACHED);
                if (phase.stage() != Stage.OFF) {
                    awaitStage(phase);
                }
            }

        } finally {
            customers.goHome();
        }

        assertThat(customers.complaints()).isEmpty();
        assertThat(customers.requests()).isGreaterThan(REQUESTS_MIN);
        assertThat(totals(customers.placed())).isEqualTo(customers.placed());
    }

    /** What the actuator says of the migration follows the engine in a moment. */
    private void awaitStage(Phase phase) throws Exception {
        String stage = "\"stage\":\"" + phase.stage().label() + "\"";
        long end = System.nanoTime() + SEEN_MAX.toNanos();
        String seen = answer("/actuator/migrations/" + ID);
        while (!seen.contains(stage) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = answer("/actuator/migrations/" + ID);
        }
        assertThat(seen).as(phase.name()).contains(stage);
    }

    private Map<Long, Long> totals(Map<Long, Long> placed) {
        List<String> rows = database.rows("select id, total_amount_minor from orders where currency = 'USD'");
        return rows.stream()
                .map(row -> Arrays.stream(row.split("\\|")).map(Long::valueOf).toList())
                .filter(row -> placed.containsKey(row.get(0)))
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
    }

    private Engine engine() {
        return Engine.open(EngineSettings.of(
                new Endpoint(new JdbcUrl(database.url()), Optional.of(TestDatabases.MIGRATOR), Optional.empty()),
                ReplicaList.NONE,
                archives,
                Optional::empty));
    }

    private String answer(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
