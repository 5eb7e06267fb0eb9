// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.route.Side;
import dev.inchworm.shop.OrderReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is recorded of a real application's statements, in the real usage table. */
class UsageAuditTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_statement_that_names_the_column_is_told_with_its_place_and_without_its_values() throws SQLException {
        try (UsageAudit audit = shop.audit().build()) {
            OrderReport.ask(audit.wrap(shop.pool), "select total from orders where note = 'note 3' and id > 1.5");

            assertThat(shop.uses(audit))
                    .containsExactly(
                            "read|1|select total from orders where note = ? and id > ?",
                            "statement|1|select total from orders where note = ? and id > ?");
            assertThat(shop.database.rows("select distinct migration, instance, release, side, application, role, place"
                            + " from inchworm.usage"))
                    .hasSize(2)
                    .allMatch(row -> row.matches("totals\\|shop-1\\|1.2.3\\|old\\|shop\\|app\\|"
                            + "dev\\.inchworm\\.shop\\.OrderReport\\.ask\\(OrderReport\\.java:\\d+\\)"));
        }
    }

    @Test
    void a_star_is_a_use_only_when_the_column_is_read() throws SQLException {
        try (UsageAudit audit = shop.audit().build();
                Connection connection = audit.wrap(shop.pool).getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select * from orders")) {
                while (rows.next()) {
                    rows.getLong("id");
                    rows.getString("NOTE");
                    rows.getString(3);
                }
            }
            assertThat(shop.uses(audit)).containsExactly("possible|1|select * from orders");

            try (ResultSet rows = statement.executeQuery("select * from orders")) {
                while (rows.next()) {
                    rows.getObject(2, Integer.class);
                }
            }
            assertThat(shop.uses(audit))
                    .containsExactly("possible|2|select * from orders", "read|1|select * from orders");
        }
    }

    @Test
    void positions_are_found_again_when_a_star_has_more_columns() throws SQLException {
        try (UsageAudit audit = shop.audit().build();
                Connection connection = audit.wrap(shop.pool).getConnection()) {
            readThird(connection);
            shop.database.run(
                    "alter table orders drop column note",
                    "alter table orders rename column total to total_before",
                    "alter table orders add column other text",
                    "alter table orders add column total int");
            readThird(connection);
            assertThat(shop.uses(audit)).containsExactly("possible|2|select * from orders");

            shop.database.run("alter table orders drop column other");
            readThird(connection);
            assertThat(shop.uses(audit))
                    .containsExactly("possible|3|select * from orders", "read|1|select * from orders");
        }
    }

    private static void readThird(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from orders")) {
            rows.next();
            rows.getString(3);
        }
    }

    @Test
    void coverage_says_how_much_was_seen_even_when_nothing_was_used() throws SQLException {
        try (UsageAudit audit = shop.audit().build()) {
            DataSource source = audit.wrap(shop.pool);
            for (int i = 0; i < 3; i++) {
                OrderReport.ask(source, "select id from orders");
                OrderReport.ask(source, "select total from customers");
            }

            assertThat(shop.uses(audit)).isEmpty();
            assertThat(shop.database.rows(
                            "select migration, instance, release, statements, watched from inchworm.coverage"))
                    .containsExactly("totals|shop-1|1.2.3|6|3");
            assertThat(audit.coverage())
                    .returns(6L, UsageCoverage::statements)
                    .returns(2L, UsageCoverage::analysed)
                    .returns(0L, UsageCoverage::failures);
        }
    }

    @Test
    void what_could_not_be_written_is_written_later_and_counted_once() throws SQLException {
        AtomicBoolean isAway = new AtomicBoolean(true);
        UsageSink real = UsageSink.jdbc(shop.pool);
        UsageSink failing = (migration, instance, release, batch) -> {
            if (isAway.get()) {
                throw new SQLException("away");
            }
            real.use(migration, instance, release, batch);
        };
        try (UsageAudit audit = shop.audit().sink(failing).build()) {
            OrderReport.ask(audit.wrap(shop.pool), "select count(total) from orders");
            assertThat(audit.flush(LONG)).isFalse();
            assertThat(audit.flush(LONG)).isFalse();
            OrderReport.ask(audit.wrap(shop.pool), "select count(total) from orders");

            isAway.set(false);
            assertThat(shop.uses(audit))
                    .containsExactly(
                            "read|2|select count(total) from orders", "statement|2|select count(total) from orders");
            assertThat(shop.uses(audit)).first().asString().startsWith("read|2");
        }
    }

    @Test
    void one_column_of_two_migrations_is_told_to_both() throws SQLException {
        shop.database.run(
                "insert into inchworm.migration select 'again', title, plan_hash, plan, source, phase, direction,"
                        + " target, status, reason, step, sync_epoch, history, phase_since, step_since, started_at, changed_at,"
                        + " audit_seq, audit_head from inchworm.migration");
        try (UsageAudit audit =
                shop.audit().watch("again", Side.NEW, "ORDERS", "Total").build()) {
            OrderReport.ask(audit.wrap(shop.pool), "select 1 from orders where total = 1 or true");
            shop.uses(audit);

            assertThat(shop.database.rows("select migration, side, access, uses from inchworm.usage order by 1"))
                    .containsExactly("again|new|statement|1", "totals|old|statement|1");
            assertThat(audit.migrations()).containsExactly("totals", "again");
        }
    }

    @Test
    void more_different_statements_than_are_told_apart_are_counted_together() throws SQLException {
        try (UsageAudit audit = shop.audit().build();
                Connection connection = audit.wrap(shop.pool).getConnection();
                Statement statement = connection.createStatement()) {
            int statements = Uses.USES_MAX + 50;
            for (int i = 0; i < statements; i++) {
                statement.execute("select 1 from orders as o" + i + " where total = 7 limit 1");
            }
            shop.uses(audit);

            assertThat(audit.coverage().lumped()).isEqualTo(50);
            assertThat(shop.database.ask("select sum(uses) from inchworm.usage"))
                    .isEqualTo("" + statements);
            assertThat(shop.database.ask("select uses from inchworm.usage where statement = 'more'"))
                    .isEqualTo("50");
        }
    }

    @Test
    void threads_lose_no_use() throws Exception {
        int threads = 4;
        int each = 2_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (UsageAudit audit = shop.audit().sampleEvery(64).build()) {
            DataSource source = audit.wrap(shop.pool);
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(pool.submit(() -> {
                    for (int n = 0; n < each; n++) {
                        OrderReport.ask(source, "select total from orders limit 1");
                    }
                    return null;
                }));
            }
            for (Future<?> future : work) {
                future.get();
            }
            shop.uses(audit);

            assertThat(shop.database.rows("select access, sum(uses) from inchworm.usage group by 1 order by 1"))
                    .containsExactly("read|8000", "statement|8000");
            assertThat(audit.coverage().statements()).isEqualTo(8_000);
            assertThat(audit.coverage().analysed()).isBetween(1L, (long) threads);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void only_a_team_that_asks_for_it_has_its_statements_and_reads_refused() throws SQLException {
        try (UsageAudit audit = shop.audit().mode(UsageAudit.Mode.FAIL).build();
                Connection connection = audit.wrap(shop.pool).getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select total from orders"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("orders.total is watched")
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo(UsageAudit.REFUSED);
            try (ResultSet rows = statement.executeQuery("select * from orders")) {
                rows.next();
                assertThatCode(() -> rows.getString("note")).doesNotThrowAnyException();
                assertThatThrownBy(() -> rows.getInt("total")).isInstanceOf(SQLException.class);
            }
            assertThat(shop.uses(audit))
                    .contains("statement|1|select total from orders", "read|1|select * from orders");
        }
    }

    @Test
    void an_error_within_the_audit_is_counted_and_does_not_reach_the_application() throws SQLException {
        AtomicInteger sends = new AtomicInteger();
        UsageSink broken = (migration, instance, release, batch) -> {
            sends.incrementAndGet();
            throw new NoClassDefFoundError("a driver that is half there");
        };
        try (UsageAudit audit = shop.audit().sink(broken).build()) {
            assertThat(OrderReport.ask(audit.wrap(shop.pool), "select max(total) from orders"))
                    .isEqualTo(500);
            assertThat(audit.flush(LONG)).isFalse();
            assertThat(OrderReport.ask(audit.wrap(shop.pool), "select max(total) from orders"))
                    .isEqualTo(500);
            assertThat(audit.flush(LONG)).isFalse();
            assertThat(sends).hasValue(2);
        }
    }

    @Test
    void closing_writes_what_is_left_and_ends_the_thread() throws Exception {
        UsageAudit audit = shop.audit().build();
        DataSource source = audit.wrap(shop.pool);
        OrderReport.ask(source, "select count(total) from orders");
        Thread thread = thread();
        assertThat(thread.isDaemon()).isTrue();

        audit.close();
        audit.close();

        thread.join(LONG.toMillis());
        assertThat(thread.isAlive()).isFalse();
        assertThat(shop.database.ask("select uses from inchworm.usage where access = 'statement'"))
                .isEqualTo("1");
        assertThat(OrderReport.ask(source, "select count(total) from orders")).isEqualTo(5);
        assertThat(audit.flush(LONG)).isFalse();
    }

    @Test
    void closing_does_not_wait_for_a_sink_that_hangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        UsageSink hanging = (migration, instance, release, batch) -> {
            hangs.countDown();
            never.await();
        };
        UsageAudit audit =
                shop.audit().sink(hanging).closeTimeout(Duration.ofMillis(50)).build();
        Thread thread = thread();
        audit.close();

        hangs.await();
        thread.join(LONG.toMillis());
        assertThat(thread.isAlive()).isFalse();
    }

    private static Thread thread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("inchworm-usage"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_batch_of_a_prepared_statement_is_one_use_and_each_plain_statement_of_a_batch_is_one() throws SQLException {
        try (UsageAudit audit = shop.audit().build();
                Connection connection = audit.wrap(shop.pool).getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement("insert into orders (total) values (?)")) {
                for (int i = 0; i < 3; i++) {
                    insert.setInt(1, i);
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).hasSize(3);
            }
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("update orders set total = 1 where id = 1");
                statement.addBatch("update orders set total = 2 where id = 2");
                assertThat(statement.executeBatch()).containsExactly(1, 1);
            }

            assertThat(shop.uses(audit))
                    .containsExactly(
                            "write|1|insert into orders(total) values (?)",
                            "write|2|update orders set total = ? where id = ?");
        }
    }
}
