// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddExclusionTest {

    private static final String ID = "PG169";
    private static final String EXCLUDE = " ADD CONSTRAINT once EXCLUDE USING gist (room WITH =, during WITH &&)";

    @Test
    void an_exclusion_is_found() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.\"Stays\"" + EXCLUDE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "CREATE TABLE shop.\"Stays_new\" (LIKE shop.\"Stays\" INCLUDING ALL);",
                                "ALTER TABLE shop.\"Stays_new\" ADD CONSTRAINT once EXCLUDE USING gist"
                                        + " (room WITH =, during WITH &&);"));
    }

    @Test
    void on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(ID, "CREATE TABLE t (LIKE u INCLUDING ALL); ALTER TABLE t" + EXCLUDE))
                .isEmpty();
    }
}
