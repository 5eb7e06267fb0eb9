// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttachPartitionUnprovenTest {

    private static final String ID = "PG200";

    @Test
    void a_table_attached_without_a_check_is_found_with_the_check_of_its_bound() {
        List<Finding> found = Lint.find(
                ID, "alter table s.e\n attach partition s.old for values from ('2025-01-01') to ('2026-01-01')");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.safeWay())
                    .contains(
                            "ALTER TABLE s.old ADD CONSTRAINT old_bound CHECK (key IS NOT NULL AND key >= '2025-01-01'"
                                    + " AND key < '2026-01-01') NOT VALID;",
                            "ALTER TABLE s.old VALIDATE CONSTRAINT old_bound;");
        });
    }

    @Test
    void the_key_is_named_where_the_file_tells_it_and_lists_are_understood_too() {
        List<Finding> found = Lint.find(
                ID,
                "create table e (k text) partition by list (\"K\"); alter table e attach partition p for values in"
                        + " ('a', 'b')");

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "ALTER TABLE p ADD CONSTRAINT p_bound CHECK (\"K\" IS NOT NULL AND \"K\" IN ('a', 'b'))"
                                        + " NOT VALID;"));
    }

    @Test
    void a_new_table_or_one_whose_check_was_validated_is_no_matter() {
        assertThat(Lint.find(ID, "create table p (at date); alter table e attach partition p default"))
                .isEmpty();
        assertThat(Lint.find(
                        ID,
                        "alter table p add constraint c check (k = 1) not valid; alter table p validate constraint c;"
                                + " alter table e attach partition p for values in (1)"))
                .isEmpty();
        assertThat(Lint.find(
                        ID,
                        "alter table p add constraint c check (k = 1) not valid;"
                                + " alter table e attach partition p for values in (1)"))
                .hasSize(1);
    }
}
