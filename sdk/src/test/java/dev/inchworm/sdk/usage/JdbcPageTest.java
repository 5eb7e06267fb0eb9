// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.jdbc.SchemaCapabilities;
import dev.inchworm.sdk.jdbc.WriterMarker;
import dev.inchworm.shop.OrderReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines of {@code docs/sdk/jdbc.md}, run. */
class JdbcPageTest {

    private static final Path PAGE = Path.of("..", "docs", "sdk", "jdbc.md");
    private static final Path SELF = Path.of("src/test/java/dev/inchworm/sdk/usage/JdbcPageTest.java");

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private long oldTotal() {
        return 1;
    }

    private long newTotal() {
        return 2;
    }

    @Test
    void the_lines_about_usage_and_columns_do_what_the_page_says() throws SQLException {
        DataSource pool = shop.pool;
        shop.database.run(
                "alter table orders add total_amount int default 3",
                "update inchworm.migration set id = 'orders-total-minor'");
        try (MigrationClient client = MigrationClient.builder().build()) {
            UsageAudit audit = UsageAudit.builder()
                    .watch("orders-total-minor", Side.OLD, "orders", "total_amount")
                    .application("checkout")
                    .release("2026-11-21")
                    .instance(client.instance())
                    .sink(UsageSink.jdbc(pool))
                    .build();
            DataSource source = audit.wrap(pool);
            client.migration("orders-total-minor").figures().audits(true);

            assertThat(OrderReport.ask(source, "select total_amount from orders"))
                    .isEqualTo(3);
            assertThat(audit.flush(Duration.ofSeconds(20))).isTrue();
            assertThat(shop.database.rows("select access, release from inchworm.usage order by 1"))
                    .containsExactly("read|2026-11-21", "statement|2026-11-21");
            assertThat(client.migration("orders-total-minor").figures().json()).contains("\"audits\":true");

            SchemaCapabilities capabilities = SchemaCapabilities.of(source)
                    .endpoints("checkout", "report")
                    .build();
            boolean hasMinor = capabilities.has("orders", "total_amount_minor");
            long total =
                    capabilities.guarded("checkout", "orders", "total_amount_minor", this::newTotal, this::oldTotal);

            assertThat(hasMinor).isFalse();
            assertThat(total).isEqualTo(1);
            capabilities.close();
            audit.close();
        }
    }

    @Test
    void the_lines_about_the_writer_do_what_the_page_says() throws SQLException {
        try (Connection connection = shop.pool.getConnection()) {
            connection.setAutoCommit(false);
            WriterMarker writer = WriterMarker.of("orders-orchestrator");
            writer.mark(connection);

            assertThat(WriterMarker.marked(connection)).contains("orders-orchestrator");
            connection.rollback();
        }
    }

    @Test
    void every_line_of_the_page_is_in_this_test() throws IOException {
        String self = Files.readString(SELF).replaceAll("\\s+", "");
        Matcher code = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        List<String> blocks = code.results().map(block -> block.group(1)).toList();

        assertThat(blocks).hasSize(3);
        assertThat(blocks)
                .allSatisfy(block -> assertThat(block.lines())
                        .allSatisfy(line -> assertThat(self).contains(line.replaceAll("\\s+", ""))));
    }
}
