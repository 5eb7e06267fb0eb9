// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.rehearsal.PhaseFigures;
import dev.inchworm.rehearsal.RehearsalOutcome;
import dev.inchworm.system.fixture.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void a_plan_that_goes_there_and_back_passes_and_every_phase_is_stopped_at() {
        List<String> places = new ArrayList<>();
        try (Stage stage = Stage.with(Stage.SCHEMA, 300)) {
            RehearsalOutcome outcome = stage.rehearse(Orders.migration(), UnaryOperator.identity(), stop -> {
                places.add(stop.place());
                return List.of();
            });

            assertThat(outcome.problems()).isEmpty();
            assertThat(outcome.passed()).isTrue();
            assertThat(outcome.phases()).extracting(PhaseFigures::phase).contains(Phase.BACKFILL, Phase.CONTRACT);
            assertThat(places).hasSize(1 + 9 * 2 + 8 * 2);
        }
    }
}
