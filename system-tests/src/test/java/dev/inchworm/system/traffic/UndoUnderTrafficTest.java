// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.cli.demo.oracle.Verdict;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.system.fixture.Orders;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Goes back while three releases of a shop write, which roll back in step. */
class UndoUnderTrafficTest {

    private static final long SEED = Long.getLong("traffic.seed", 18);
    private static final long WRITES_MIN = 50;
    private static final List<Phase> PHASES = List.of(
            Phase.EXPAND,
            Phase.DUAL_WRITE,
            Phase.BACKFILL,
            Phase.VERIFY,
            Phase.CUTOVER,
            Phase.ENFORCE,
            Phase.HOLD,
            Phase.CONTRACT,
            Phase.DONE);

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void undo_from_every_phase_in_a_row_under_traffic_loses_nothing_and_forward_ends_done() throws Exception {
        try (LiveShop shop = new LiveShop(SEED)) {
            String catalog = shop.catalog();

            for (Phase phase : PHASES) {
                shop.open();
                reached(shop, phase, false);
                reached(shop, phase, true);
                judged(shop.close(false), phase);
                assertThat(shop.catalog()).as("undone from " + phase).isEqualTo(catalog);
                shop.loadAgain();
            }
            shop.open();
            reached(shop, Phase.DONE, false);

            judged(shop.close(true), Phase.DONE);
            assertThat(shop.divergences()).isZero();
        }
    }

    private static void reached(LiveShop shop, Phase phase, boolean isBack) {
        try (Engine engine = shop.engine()) {
            if (isBack) {
                engine.undo(Orders.ID, Phase.PREPARE, "in a test");
            } else {
                engine.resume(Orders.ID);
            }
            Optional<Phase> until = isBack ? Optional.empty() : Optional.of(phase);
            Outcome outcome = engine.run(Orders.ID, until);
            if (outcome.kind() == Outcome.Kind.WAITS_FOR_PERSON && !isBack) {
                Orders.vouch(engine);
                outcome = engine.run(Orders.ID, until);
            }
            assertThat(outcome.kind())
                    .as((isBack ? "back from " : "forward to ") + phase + ": " + outcome.text())
                    .isEqualTo(Outcome.Kind.REACHED);
            assertThat(outcome.phase()).isEqualTo(isBack ? Phase.PREPARE : phase);
        }
    }

    private static void judged(Verdict verdict, Phase phase) {
        assertThat(verdict.findings()).as(phase + " with seed " + SEED).isEmpty();
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.acknowledged()).isGreaterThan(WRITES_MIN);
    }
}
