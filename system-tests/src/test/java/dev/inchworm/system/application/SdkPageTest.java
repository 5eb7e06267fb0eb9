// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationHandle;
import dev.inchworm.sdk.Reads;
import dev.inchworm.sdk.jdbc.PostgresqlControl;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of {@code docs/sdk/README.md}, run against a real migration. */
class SdkPageTest {

    private static final Path PAGE = Path.of("..", "docs", "sdk", "README.md");
    private static final Path SELF = Path.of("src/test/java/dev/inchworm/system/application/SdkPageTest.java");

    @TempDir
    Path folder;

    private Trial trial;

    @BeforeEach
    void open() {
        Settings quick = Orders.quick();
        trial = Trial.of(
                20,
                Orders.migration(new Settings(
                        quick.ddl(),
                        quick.backfill(),
                        new Settings.Verify(0.01, Duration.ZERO, 1, Optional.empty()),
                        quick.cutover(),
                        quick.stop(),
                        quick.contract(),
                        quick.enforcement())));
        trial.start();
        trial.database().run("update orders set total_amount = 1999 where id = 7");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private @Nullable Long oldTotal(Long id) throws SQLException {
        return total("select total_amount from orders where id = ?", id);
    }

    private @Nullable Long newTotal(Long id) throws SQLException {
        return total("select total_amount_minor from orders where id = ?", id);
    }

    private @Nullable Long total(String sql, long id) throws SQLException {
        try (Connection connection = trial.database().app();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    @Test
    void the_ten_lines_read_the_side_that_the_migration_has_come_to() throws SQLException {
        String url = trial.database().url();
        Properties login = new Properties();
        login.setProperty("user", TestDatabases.APP);

        PostgresqlControl control = PostgresqlControl.of(url, login);
        MigrationClient client = MigrationClient.builder()
                .application("checkout")
                .release("2026-11-21")
                .control(control)
                .lastKnownGood(folder.resolve("checkout.routes"))
                .build();
        MigrationHandle orders = client.migration("orders-total-minor");
        Reads<Long, Long, SQLException> totals =
                orders.reads(this::oldTotal, this::newTotal).numberKey(id -> id).build();
        Long total = totals.read(7L);

        try (client) {
            assertThat(total).isEqualTo(1999);
            assertThat(orders.stage()).isEqualTo(Stage.OFF);
            AtomicBoolean isOver = new AtomicBoolean();
            CompletableFuture<Long> customers = CompletableFuture.supplyAsync(() -> readUntil(isOver, totals));
            assertThat(trial.forwardTo(Phase.CUTOVER).phase()).isEqualTo(Phase.CUTOVER);
            isOver.set(true);
            assertThat(customers.join()).isPositive();
            while (orders.side(7L) == Side.OLD) {
                Thread.onSpinWait();
            }
            trial.database().run("update orders set total_amount_minor = 2500 where id = 7");
            assertThat(totals.read(7L)).isEqualTo(2500);
        }
    }

    /** VERIFY waits for what live instances read in the dark, so somebody has to read. */
    private static long readUntil(AtomicBoolean isOver, Reads<Long, Long, SQLException> totals) {
        long reads = 0;
        while (!isOver.get()) {
            try {
                assertThat(totals.read(7L)).isEqualTo(1999);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            reads++;
        }
        return reads;
    }

    @Test
    void every_line_of_the_page_is_in_this_test() throws IOException {
        String self = Files.readString(SELF).replaceAll("\\s+", " ");
        String page = Files.readString(PAGE);
        String code = page.substring(page.indexOf("```java") + "```java".length());

        assertThat(code.substring(0, code.indexOf("```")).strip().lines())
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(self).contains(line.strip().replaceAll("\\s+", " ")));
    }
}
