// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.route.Side;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.time.Duration;
import java.util.List;

/** A database with orders and control tables, a pool, and an audit of {@code orders.total} that writes to them. */
final class Shop implements AutoCloseable {

    private static final Duration LONG = Duration.ofHours(1);

    final TestDatabase database = TestDatabases.create();
    final HikariDataSource pool;

    Shop() {
        database.run(
                "create table orders (id bigint generated always as identity primary key, total int, note text)",
                "create table customers (id int primary key, total int)",
                "insert into orders (total, note) select i * 100, 'note ' || i from generate_series(1, 5) i",
                "insert into customers values (1, 1)");
        database.run(
                Dialects.of(new JdbcUrl(database.url())).journal().install(0).toArray(String[]::new));
        database.run("""
                insert into inchworm.migration
                select 'totals', '', '', '', '', 'HOLD', 'FORWARD', 'DONE', 'RUNNING', '', '', 0, '', now(), now(), now(),
                    now(), 0, ''""");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(TestDatabases.APP);
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
    }

    UsageAudit.Builder audit() {
        return UsageAudit.builder()
                .watch("totals", Side.OLD, "orders", "total")
                .sink(UsageSink.jdbc(pool))
                .application("shop")
                .instance("shop-1")
                .release("1.2.3")
                .every(LONG)
                .sampleEvery(1);
    }

    /** Everything that the usage table holds after {@code audit} has written: access, uses, statement. */
    List<String> uses(UsageAudit audit) {
        if (!audit.flush(Duration.ofSeconds(20))) {
            throw new IllegalStateException("the audit could not write");
        }
        return database.rows("select access, uses, text from inchworm.usage order by text, access");
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
