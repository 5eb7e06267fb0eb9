// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.usage.UsageAudit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A statement that the audit has seen before, and the same without the audit. */
@State(Scope.Thread)
public class UsageAuditBenchmark {

    private static final String SQL = "select total_amount from orders where id = ?";

    private final DataSource bare = IdleDriver.dataSource();
    private final UsageAudit audit = UsageAudit.builder()
            .watch("orders", Side.OLD, "orders", "total_amount")
            .build();
    private final DataSource watched = audit.wrap(bare);

    /** The driver itself. */
    @Benchmark
    public long bare() throws SQLException {
        return statement(bare);
    }

    /** The driver behind the audit. */
    @Benchmark
    public long known() throws SQLException {
        return statement(watched);
    }

    /** Ends the audit. */
    @TearDown
    public void close() {
        audit.close();
    }

    private static long statement(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setLong(1, 1);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
