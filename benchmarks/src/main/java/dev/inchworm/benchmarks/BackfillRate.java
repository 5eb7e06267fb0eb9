// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks;

import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rate of the in-place backfill, everything on, against one {@code UPDATE} of the same rows with the same trigger.
 *
 * <p>Arguments: rows and pairs, 2000000 and 5 if left out; or {@code large}: 10 M rows against 1 M, backfill only.
 */
public final class BackfillRate {

    private static final long ROWS = 2_000_000;
    private static final int PAIRS = 5;
    private static final double NANOS = 1e9;

    private BackfillRate() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException {
        try (PostgresqlServer server = Shop.server()) {
            if (arguments.length > 0 && arguments[0].equals("large")) {
                large(server);
            } else {
                long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : ROWS;
                int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PAIRS;
                pairs(server, rows, pairs);
            }
        }
    }

    private static void pairs(PostgresqlServer server, long rows, int pairs) throws IOException, SQLException {
        List<Double> chunked = new ArrayList<>();
        List<Double> single = new ArrayList<>();
        for (int pair = 1; pair <= pairs; pair++) {
            single.add(rows / update(server, rows));
            chunked.add(rows / backfill(server, rows));
            say(
                    "pair %d: one UPDATE %,.0f rows/s, backfill %,.0f rows/s",
                    pair, single.get(pair - 1), chunked.get(pair - 1));
        }
        say(
                "medians of %d pairs, %,d rows, 2 workers: one UPDATE %,.0f rows/s, backfill %,.0f rows/s, ratio %.2f",
                pairs,
                rows,
                Figures.median(single),
                Figures.median(chunked),
                Figures.median(chunked) / Figures.median(single));
    }

    private static void large(PostgresqlServer server) throws IOException, SQLException {
        double small = 1_000_000 / backfill(server, 1_000_000);
        double big = 10_000_000 / backfill(server, 10_000_000);
        say("1 M rows: %,.0f rows/s, 10 M rows: %,.0f rows/s, ratio %.2f", small, big, big / small);
    }

    /** Seconds of the whole phase BACKFILL, run by an engine: lease, fence, throttles, stop signals, checkpoints. */
    private static double backfill(PostgresqlServer server, long rows) throws IOException, SQLException {
        try (TestDatabase database = Shop.database(server, rows);
                Engine engine = Shop.engine(database.url(), Shop.folder())) {
            Shop.sync(engine);
            Shop.settle(database);
            long began = System.nanoTime();
            Outcome outcome = engine.run(Shop.ID, Optional.of(Phase.BACKFILL));
            double seconds = (System.nanoTime() - began) / NANOS;
            requireCopied(database, outcome.text());
            engine.audit(Shop.ID).stream()
                    .filter(entry -> entry.action().equals("copied"))
                    .forEach(entry -> say("  %s", entry.reason()));
            return seconds;
        }
    }

    /** Seconds of the same statement as the backfill's, over all rows at once, the trigger installed. */
    private static double update(PostgresqlServer server, long rows) throws IOException, SQLException {
        try (TestDatabase database = Shop.database(server, rows)) {
            String sql;
            try (Engine engine = Shop.engine(database.url(), Shop.folder())) {
                Shop.sync(engine);
                sql = Shop.backfill(engine.planOf(Shop.ID)).copy().byBounds().get(KeyRange.Bounds.NONE);
            }
            Shop.settle(database);
            try (Connection connection = database.migrator();
                    Statement statement = connection.createStatement()) {
                long began = System.nanoTime();
                statement.executeUpdate(sql);
                double seconds = (System.nanoTime() - began) / NANOS;
                requireCopied(database, "one UPDATE");
                return seconds;
            }
        }
    }

    private static void requireCopied(TestDatabase database, String by) {
        String left = database.ask("select count(*) from orders where total_amount_minor is distinct from total_amount"
                + " or currency is null");
        if (!left.equals("0")) {
            throw new IllegalStateException("%s rows were not copied: %s".formatted(left, by));
        }
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
