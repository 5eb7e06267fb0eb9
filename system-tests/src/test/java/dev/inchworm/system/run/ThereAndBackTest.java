// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.system.fixture.Dumps;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without traffic: what a migration leaves behind, and that every phase can be taken back. */
class ThereAndBackTest {

    @Test
    @Requirement("R33")
    void a_migration_ends_with_the_new_side_alone_and_no_trace_but_the_journal() {
        try (Trial trial = Trial.of(500)) {
            trial.start();

            Outcome outcome = trial.forwardTo(Phase.DONE);

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REACHED);
            assertThat(trial.database()
                            .rows("select attname from pg_attribute where attrelid = 'orders'::regclass"
                                    + " and attnum > 0 and not attisdropped order by attnum"))
                    .containsExactly("id", "customer_id", "status", "updated_at", "total_amount_minor", "currency");
            assertThat(trial.database()
                            .rows("select tgname from pg_trigger where tgrelid = 'orders'::regclass"
                                    + " and not tgisinternal"))
                    .containsExactly("touch");
            assertThat(trial.database()
                            .rows("select proname from pg_proc p join pg_namespace n on n.oid ="
                                    + " pronamespace where nspname = 'inchworm' and prorettype = 'trigger'::regtype"))
                    .containsExactly("append_only");
            assertThat(trial.database()
                            .ask("select count(*) from orders where currency = 'USD'"
                                    + " and total_amount_minor = (id * 7919) % 100000"))
                    .isEqualTo("500");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"EXPAND", "DUAL_WRITE", "BACKFILL", "VERIFY", "CUTOVER", "ENFORCE", "HOLD"})
    @Requirement("R8")
    void undo_from_a_phase_restores_catalog_and_data_twice_and_forward_ends_done(Phase phase) {
        try (Trial trial = Trial.of(300)) {
            trial.start();
            String catalog = trial.catalog();
            String data = trial.data();

            for (int round = 0; round < 2; round++) {
                assertThat(trial.forwardTo(phase).kind()).isEqualTo(Outcome.Kind.REACHED);
                assertThat(trial.catalog()).isNotEqualTo(catalog);
                assertThat(trial.backTo(Phase.PREPARE).phase()).isEqualTo(Phase.PREPARE);
                assertThat(trial.catalog()).isEqualTo(catalog);
                assertThat(trial.data()).isEqualTo(data);
            }

            assertThat(trial.forwardTo(Phase.DONE).phase()).isEqualTo(Phase.DONE);
        }
    }

    @Test
    @Requirement("R8")
    void undo_after_the_drop_restores_everything_but_the_order_of_columns() {
        try (Trial trial = Trial.of(300)) {
            trial.start();
            String data = trial.data();
            String catalog = Dumps.sorted(trial.catalog());

            assertThat(trial.forwardTo(Phase.DONE).phase()).isEqualTo(Phase.DONE);
            assertThat(trial.backTo(Phase.PREPARE).phase()).isEqualTo(Phase.PREPARE);

            assertThat(trial.data()).isEqualTo(data);
            assertThat(Dumps.sorted(trial.catalog())).isEqualTo(catalog);
            assertThat(trial.forwardTo(Phase.DONE).phase()).isEqualTo(Phase.DONE);
        }
    }

    @Test
    void the_audit_of_a_whole_run_verifies_and_names_who_when_and_why() {
        try (Trial trial = Trial.of(50)) {
            trial.start();
            trial.forwardTo(Phase.DONE);

            try (Engine engine = trial.engine("reader")) {
                assertThat(engine.auditVerdict(Orders.ID).broken()).isEmpty();
                assertThat(engine.audit(Orders.ID)).allSatisfy(entry -> {
                    assertThat(entry.who().dbUser()).isEqualTo("migrator");
                    assertThat(entry.who().osUser()).isNotBlank();
                });
                assertThat(engine.audit(Orders.ID))
                        .extracting(entry -> entry.action())
                        .contains("started", "entered", "applied", "sync", "copied", "parity", "ramp", "archive");
            }
        }
    }
}
