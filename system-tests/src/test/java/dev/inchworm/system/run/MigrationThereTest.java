// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A second migration of a table meets the first one at preflight. */
class MigrationThereTest {

    @Test
    void another_migration_of_the_same_columns_is_refused_and_of_other_columns_told() {
        try (Trial trial = Trial.of(5);
                Engine engine = trial.engine("second")) {
            trial.start();
            assertThat(findings(engine, "total_amount")).isEmpty();

            trial.forwardTo(Phase.EXPAND);

            assertThat(findings(engine, "total_amount")).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Finding.Severity.REFUSE);
                assertThat(finding.text())
                        .contains("migration " + Orders.ID + " is in ")
                        .endsWith("on table public.orders, with the same columns total_amount");
                assertThat(finding.next()).contains("inchworm undo " + Orders.ID);
            });
            assertThatThrownBy(() -> engine.start(second("total_amount"), "x")).hasMessageContaining("migration-there");
            assertThat(findings(engine, "status"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.WARN));
        }
    }

    private static List<Finding> findings(Engine engine, String old) {
        return engine.plan(second(old)).findings().stream()
                .filter(finding -> finding.check().equals("migration-there"))
                .toList();
    }

    private static Migration second(String old) {
        return new Migration(
                "second",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ReplaceColumns(
                        new TableName("public", "orders"),
                        ReplaceColumns.ALL_ROWS,
                        List.of(old),
                        List.of(new ReplaceColumns.NewColumn("fresh", "text", old + "::text")),
                        Map.of(old, old.equals("status") ? "fresh" : "fresh::int"),
                        Optional.of(old + "::text = fresh"),
                        new ReplaceColumns.Enforce(List.of(), Map.of())),
                Map.of(),
                List.of(),
                Orders.quick(),
                Migration.Roles.none(),
                List.of(),
                List.of());
    }
}
