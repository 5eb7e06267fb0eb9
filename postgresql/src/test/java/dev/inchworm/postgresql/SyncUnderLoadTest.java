// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static dev.inchworm.core.plan.SyncState.GUARD;
import static dev.inchworm.core.plan.SyncState.NEW_WINS;
import static dev.inchworm.core.plan.SyncState.OFF;
import static dev.inchworm.core.plan.SyncState.OLD_WINS;
import static dev.inchworm.core.plan.SyncState.QUARANTINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.plan.SyncState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Moves of the sync while applications write; each keeps the last value it was told is committed. */
class SyncUnderLoadTest {

    private static final int ROWS = 40;
    private static final String V1 = "update orders set total_amount = ? where id = ?";
    private static final String V3 = "update orders set total_amount_minor = ?, currency = 'EUR' where id = ?";

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicLong acknowledged = new AtomicLong();
    private final Map<Integer, Long> last = new ConcurrentHashMap<>();

    @Test
    void authority_is_switched_there_and_back_and_nothing_is_lost() throws Exception {
        try (Synced orders = Synced.orders(filled())) {
            underLoad(orders, List.of(V1, V3, V1, V3), List.of(NEW_WINS, OLD_WINS, NEW_WINS, OLD_WINS, NEW_WINS));

            assertBothSidesHold(orders, "total_amount");
            assertThat(orders.writes("divergence")).isZero();
        }
    }

    @Test
    void quarantine_is_entered_and_left_under_load_and_no_writer_fails_or_loses() throws Exception {
        try (Synced orders = Synced.orders(filled())) {
            orders.move(NEW_WINS, GUARD);

            underLoad(
                    orders, List.of(V3, V3, V3, V3), List.of(QUARANTINE, GUARD, QUARANTINE, GUARD, QUARANTINE, GUARD));

            assertBothSidesHold(orders, "total_amount");
            assertThat(orders.recorded("guard")).isEmpty();
        }
    }

    @Test
    void the_sync_is_dropped_under_load_and_no_new_writer_fails_or_loses() throws Exception {
        try (Synced orders = Synced.orders(filled())) {
            orders.move(NEW_WINS, GUARD);

            underLoad(orders, List.of(V3, V3, V3), List.of(QUARANTINE, OFF));

            assertThat(values(orders, "total_amount_minor")).isEqualTo(last);
        }
    }

    @Test
    void writers_of_both_sides_never_see_a_divergence_they_did_not_write() throws Exception {
        try (Synced orders = Synced.orders(filled())) {
            String both =
                    "update orders set total_amount = ?, total_amount_minor = ?::bigint, currency = 'EUR' where id = ?";
            underLoad(orders, List.of(both, V1, both, V3), List.of(NEW_WINS, OLD_WINS, NEW_WINS, GUARD, NEW_WINS));

            assertBothSidesHold(orders, "total_amount");
            assertThat(orders.writes("divergence")).isZero();
        }
    }

    private void underLoad(Synced orders, List<String> writers, List<SyncState> moves) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(writers.size());
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int writer = 0; writer < writers.size(); writer++) {
                running.add(pool.submit(writing(orders, writer, writers.size(), writers.get(writer))));
            }
            for (SyncState next : moves) {
                letPass(running, 150);
                orders.move(next);
            }
            letPass(running, 150);
            isOver.set(true);
            for (Future<Void> each : running) {
                each.get();
            }
        } finally {
            isOver.set(true);
            pool.shutdownNow();
        }
    }

    /** Each writer has rows of its own, so that the last value it was told is committed is the one that must stand. */
    private Callable<Void> writing(Synced orders, int writer, int writers, String sql) {
        return () -> {
            Random random = new Random(writer);
            try (Connection app = orders.database.app();
                    PreparedStatement statement = app.prepareStatement(sql)) {
                while (!isOver.get()) {
                    int id = random.nextInt(ROWS / writers) * writers + writer;
                    long value = random.nextInt(1_000_000);
                    int parameters = statement.getParameterMetaData().getParameterCount();
                    for (int i = 1; i < parameters; i++) {
                        statement.setInt(i, (int) value);
                    }
                    statement.setInt(parameters, id);
                    statement.executeUpdate();
                    last.put(id, value);
                    acknowledged.incrementAndGet();
                }
            }
            return null;
        };
    }

    private void letPass(List<Future<Void>> running, int writes) throws Exception {
        long wanted = acknowledged.get() + writes;
        while (acknowledged.get() < wanted) {
            for (Future<Void> each : running) {
                if (each.isDone()) {
                    each.get();
                }
            }
            Thread.onSpinWait();
        }
    }

    private void assertBothSidesHold(Synced orders, String old) throws SQLException {
        assertThat(values(orders, "total_amount_minor")).isEqualTo(last);
        assertThat(values(orders, old)).isEqualTo(last);
    }

    private Map<Integer, Long> values(Synced orders, String column) {
        Map<Integer, Long> values = new ConcurrentHashMap<>();
        for (String row : orders.database.rows("select id, " + column + " from orders")) {
            int bar = row.indexOf('|');
            values.put(Integer.valueOf(row.substring(0, bar)), Long.valueOf(row.substring(bar + 1)));
        }
        values.keySet().retainAll(last.keySet());
        return values;
    }

    private static String filled() {
        return "insert into orders (id, total_amount) select g, 0 from generate_series(0, " + (ROWS - 1) + ") g";
    }
}
