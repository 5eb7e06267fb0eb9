// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.change.Migration;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.phase.RehearsalProof;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** EXPAND asks for a rehearsal of this plan, on a server and a schema like these. */
class RehearsalGateTest {

    @Test
    void without_a_rehearsal_it_waits_and_names_the_commands() {
        try (Trial trial = Trial.of(5);
                Engine engine = trial.engine("operator")) {
            engine.start(Orders.migration(), Orders.SOURCE);

            assertThat(waits(engine)).contains("rehearsal: never rehearsed");
            assertThat(engine.why(Orders.ID).next())
                    .contains(
                            "inchworm rehearse PACKET",
                            "inchworm approve " + Orders.ID + " --state rehearsal-waived --reason TEXT");
        }
    }

    @Test
    void a_passed_rehearsal_of_this_plan_opens_it_until_the_schema_changes() {
        try (Trial trial = Trial.of(5);
                Engine engine = trial.engine("operator")) {
            Position started = engine.start(Orders.migration(), Orders.SOURCE);
            String schema = engine.schemaHash(Orders.migration().change().table());

            assertThat(engine.recordRehearsal(Orders.ID, proof(started.planHash(), 16, schema, true)))
                    .isTrue();
            assertThat(waits(engine)).contains("rehearsed on PostgreSQL 16");
            engine.recordRehearsal(Orders.ID, proof(started.planHash(), 17, schema, true));
            trial.database().run("create index later on orders (status)");
            assertThat(waits(engine)).contains("has changed since it was rehearsed");
            trial.database().run("drop index later");

            assertThat(engine.run(Orders.ID, Optional.of(Phase.EXPAND)).kind()).isEqualTo(Outcome.Kind.REACHED);
        }
    }

    @Test
    void a_rehearsal_of_another_plan_and_one_that_failed_open_nothing() {
        try (Trial trial = Trial.of(5);
                Engine engine = trial.engine("operator")) {
            Position started = engine.start(Orders.migration(), Orders.SOURCE);
            String schema = engine.schemaHash(Orders.migration().change().table());

            assertThat(engine.recordRehearsal(Orders.ID, proof("0".repeat(64), 17, schema, true)))
                    .isFalse();
            assertThat(waits(engine)).contains("the plan has changed since it was rehearsed");
            engine.recordRehearsal(Orders.ID, proof(started.planHash(), 17, schema, false));
            assertThat(waits(engine)).contains("the rehearsal failed: by hand");
        }
    }

    @Test
    void a_waiver_needs_a_reason_and_a_name_of_the_plans_roles_and_is_in_the_audit() {
        Migration plain = Orders.migration();
        Migration named = new Migration(
                plain.id(),
                plain.title(),
                plain.owner(),
                plain.database(),
                plain.change(),
                plain.invariants(),
                plain.examples(),
                plain.settings(),
                new Migration.Roles(Optional.of("ana"), Optional.of("li"), List.of("kim"), List.of()),
                plain.notJudged(),
                plain.defaults());
        try (Trial trial = Trial.of(5, named);
                Engine engine = trial.engine("operator")) {
            engine.start(named, Orders.SOURCE);

            assertThatThrownBy(() -> engine.waiveRehearsal(Orders.ID, "why not", Optional.of("kim")))
                    .hasMessageContaining("waived by ana or li");
            assertThatThrownBy(() -> engine.waiveRehearsal(Orders.ID, " ", Optional.of("ana")))
                    .hasMessageContaining("has a reason");
            engine.waiveRehearsal(Orders.ID, "no server like it", Optional.of("li"));

            assertThat(engine.run(Orders.ID, Optional.of(Phase.EXPAND)).kind()).isEqualTo(Outcome.Kind.REACHED);
            assertThat(engine.audit(Orders.ID))
                    .anySatisfy(entry -> assertThat(entry.reason()).isEqualTo("as li: no server like it"));
        }
    }

    private static RehearsalProof proof(String plan, int major, String schema, boolean passed) {
        return new RehearsalProof(plan, major, schema, passed, "by hand, %s %d".formatted(passed, major));
    }

    private static String waits(Engine engine) {
        Outcome outcome = engine.run(Orders.ID, Optional.of(Phase.EXPAND));
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.WAITS_FOR_PERSON);
        return outcome.text();
    }
}
