// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.rehearsal.PhaseFigures;
import dev.inchworm.rehearsal.Problem;
import dev.inchworm.rehearsal.RehearsalOutcome;
import dev.inchworm.rehearsal.Stop;
import dev.inchworm.system.fixture.Orders;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A plan that can be taken back passes; one that cannot is caught with what it leaves behind. */
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
            assertThat(outcome.notes())
                    .singleElement()
                    .asString()
                    .startsWith("updated_at of public.orders was written");
            assertThat(outcome.phases())
                    .extracting(PhaseFigures::phase)
                    .containsExactly(
                            Phase.EXPAND,
                            Phase.DUAL_WRITE,
                            Phase.BACKFILL,
                            Phase.VERIFY,
                            Phase.CUTOVER,
                            Phase.ENFORCE,
                            Phase.HOLD,
                            Phase.CONTRACT,
                            Phase.DONE);
            assertThat(outcome.phases())
                    .allSatisfy(phase -> assertThat(phase.undone()).isTrue());
            assertThat(outcome.steps()).extracting(each -> each.step()).contains("backfill.copy", "expand.add-columns");
            assertThat(places).hasSize(1 + 9 * 2 + 8 * 2).startsWith("PREPARE, forward, after its steps");
        }
    }

    @Test
    void an_undo_that_forgets_a_column_is_caught_with_the_column() {
        try (Stage stage = Stage.with(Stage.SCHEMA, 100)) {
            RehearsalOutcome outcome = stage.rehearse(Orders.migration(), RehearsalTest::forgetful);

            assertThat(outcome.passed()).isFalse();
            Problem first = outcome.problems().get(0);
            assertThat(first.place()).isEqualTo("undo from EXPAND");
            assertThat(first.text()).contains("the catalog is not as it was before");
            assertThat(first.details())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("+ column public.orders")
                            .contains("currency text"));
        }
    }

    @Test
    void an_undo_that_damages_rows_is_caught_with_the_rows() {
        try (Stage stage = Stage.with(Stage.SCHEMA, 100)) {
            RehearsalOutcome outcome = stage.rehearse(Orders.migration(), UnaryOperator.identity(), stop -> {
                boolean isInTheMiddle = stop.phase() == Phase.VERIFY
                        && stop.direction() == Direction.BACK
                        && stop.moment() == Stop.Moment.BEFORE;
                if (isInTheMiddle) {
                    damage(stop);
                }
                return List.of();
            });

            assertThat(outcome.problems()).anySatisfy(problem -> {
                assertThat(problem.place()).isEqualTo("undo of VERIFY");
                assertThat(problem.text()).contains("total_amount of public.orders has other values than before");
                assertThat(problem.details())
                        .anySatisfy(line -> assertThat(line).contains("'12345'"));
            });
        }
    }

    @Test
    void what_a_listener_finds_makes_it_fail_with_the_place() {
        try (Stage stage = Stage.with(Stage.SCHEMA, 20)) {
            RehearsalOutcome outcome = stage.rehearse(
                    Orders.migration(),
                    UnaryOperator.identity(),
                    stop -> stop.phase() == Phase.DONE
                                    && stop.direction() == Direction.FORWARD
                                    && stop.moment() == Stop.Moment.AFTER
                            ? List.of("version 1 fails")
                            : List.of());

            assertThat(outcome.problems())
                    .singleElement()
                    .isEqualTo(new Problem("DONE, forward, after its steps", "version 1 fails", List.of()));
        }
    }

    private static void damage(Stop stop) throws SQLException {
        try (Connection connection = stop.trial().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update orders set total_amount = 12345 where id = 7");
        }
    }

    private static Plan forgetful(Plan plan) {
        List<PhasePlan> phases = plan.phases().stream()
                .map(phase -> new PhasePlan(
                        phase.phase(),
                        phase.steps().stream().map(RehearsalTest::forgetful).toList(),
                        phase.opensWhen(),
                        phase.lever(),
                        phase.live()))
                .toList();
        return new Plan(
                plan.format(),
                plan.migration(),
                plan.table(),
                plan.oldColumns(),
                plan.mapping(),
                plan.settings(),
                plan.roles(),
                phases,
                plan.boundaries(),
                plan.grants(),
                plan.warnings());
    }

    private static Step forgetful(Step step) {
        if (!(step instanceof Step.Apply apply) || !apply.name().equals("expand.add-columns")) {
            return step;
        }
        Ddl ddl = apply.ddl();
        List<String> back = List.of("alter table public.orders drop column total_amount_minor");
        return new Step.Apply(
                apply.name(), apply.title(), new Ddl(ddl.forward(), back, ddl.lock(), ddl.backLock(), ddl.probe()));
    }
}
