// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.cli.demo.oracle.Verdict;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.system.fixture.Orders;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kills the engine's process while three releases of a shop write; {@code -Dtraffic.seed=N} chooses other moments. */
class KilledUnderTrafficTest {

    private static final int KILLS = 10;
    private static final int FIRST = 2;
    private static final int STRETCH = 3;
    private static final int PHASES_MIN = 4;
    private static final int LATE_MILLIS_MAX = 60;

    private final long seed = Long.getLong("traffic.seed", 20);
    private final Random random = new Random(seed);

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void an_engine_killed_at_ten_seeded_points_under_traffic_loses_nothing() throws Exception {
        try (LiveShop shop = new LiveShop(seed)) {
            shop.open();

            List<Phase> kills = migrate(shop);

            assertThat(kills).as("seed " + seed).hasSize(KILLS);
            assertThat(Set.copyOf(kills)).as("seed " + seed).hasSizeGreaterThan(PHASES_MIN);
            Verdict verdict = shop.close(true);
            assertThat(verdict.findings()).as("seed " + seed).isEmpty();
            assertThat(verdict.isClean()).isTrue();
            assertThat(verdict.acknowledged()).isGreaterThan(500);
            assertThat(shop.divergences()).isZero();
            try (Engine engine = shop.engine()) {
                assertThat(engine.status(Orders.ID).position().phase()).isEqualTo(Phase.DONE);
                assertThat(engine.auditVerdict(Orders.ID).broken()).isEmpty();
            }
        }
    }

    /** Runs it to its end, killed whenever the journal comes to one of the points; where it stood each time. */
    private List<Phase> migrate(LiveShop shop) throws IOException, InterruptedException, SQLException {
        Deque<Integer> points = points();
        List<Phase> kills = new ArrayList<>();
        long seen = 0;
        while (true) {
            Process process = EngineProcess.start(shop);
            while (process.isAlive() && (points.isEmpty() || shop.journaled() < Math.max(points.element(), seen + 1))) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            if (!process.isAlive()) {
                assertThat(process.exitValue()).as("seed " + seed).isZero();
                return kills;
            }
            Waiter.real().pause(Duration.ofMillis(random.nextInt(LATE_MILLIS_MAX)));
            process.destroyForcibly().waitFor();
            kills.add(shop.position().phase());
            seen = shop.journaled();
            points.remove();
        }
    }

    /** One point in each stretch of the journal, so that every part of the protocol is met. */
    private Deque<Integer> points() {
        Deque<Integer> points = new ArrayDeque<>();
        for (int i = 0; i < KILLS; i++) {
            points.add(FIRST + i * STRETCH + random.nextInt(STRETCH));
        }
        return points;
    }
}
