// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.change.NamedSql;
import dev.inchworm.core.change.NamedSql.NotOneStatement;
import dev.inchworm.core.change.Uses.ComparedQuery;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.rehearsal.RehearsalOutcome;
import dev.inchworm.rehearsal.query.QueryRun;
import dev.inchworm.rehearsal.steps.StepProbe;
import dev.inchworm.system.fixture.Orders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Queries are planned and not run, and a plan that tells of less than its steps lock is caught. */
class QueriesTest {

    @Test
    void queries_are_planned_on_both_sides_and_a_step_that_locks_more_than_it_says_fails() {
        QueryRun queries = new QueryRun(List.of(
                query("max", "select max(total_amount) from orders", "select max(total_amount_minor) from orders"),
                query("one", "select id from orders where id = 7", "select id from orders where currency = 'x'")));
        StepProbe probe = new StepProbe();
        try (Stage stage = Stage.with(Stage.SCHEMA, 300)) {
            RehearsalOutcome outcome = stage.rehearse(Orders.migration(), QueriesTest::lying, probe, queries);

            assertThat(outcome.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.text())
                            .isEqualTo("expand.add-columns took ACCESS EXCLUSIVE on public.orders,"
                                    + " the plan tells of SHARE UPDATE EXCLUSIVE at most"));
            assertThat(probe.effects())
                    .allSatisfy(
                            step -> assertThat(step.rewritten()).as(step.step()).isEmpty());
            assertThat(queries.notes()).isEmpty();
            assertThat(queries.json()).containsOnlyKeys("max", "one");
            assertThat(String.valueOf(queries.json().get("one")))
                    .contains("come=[Seq Scan on orders]")
                    .contains("gone=[Index Only Scan using orders_pkey on orders]");
        }
    }

    private static ComparedQuery query(String name, String before, String after) {
        try {
            return new ComparedQuery(name, NamedSql.of(before), NamedSql.of(after), Map.of(), 1);
        } catch (NotOneStatement e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The same plan, its first change said to be online. */
    private static Plan lying(Plan plan) {
        List<PhasePlan> phases = plan.phases().stream()
                .map(phase -> new PhasePlan(
                        phase.phase(),
                        phase.steps().stream().map(QueriesTest::lying).toList(),
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

    private static Step lying(Step step) {
        if (step instanceof Step.Apply apply && step.name().equals("expand.add-columns")) {
            Ddl ddl = apply.ddl();
            return new Step.Apply(
                    apply.name(),
                    apply.title(),
                    new Ddl(ddl.forward(), ddl.back(), LockClass.ONLINE, ddl.backLock(), ddl.probe()));
        }
        return step;
    }
}
