// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AutovacuumOffTest {

    private static final String ID = "PG216";

    @Test
    void switched_off_in_any_spelling_it_is_found() {
        assertThat(Lint.find(
                        ID,
                        "alter table s.t set (fillfactor = 80, autovacuum_enabled = off);"
                                + " alter table t set (toast.autovacuum_enabled = FALSE)"))
                .hasSize(2)
                .first()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("ALTER TABLE s.t SET (autovacuum_vacuum_cost_delay = 20);"));
    }

    @Test
    void switched_on_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "alter table t set (autovacuum_enabled = true); alter table t reset (autovacuum_enabled);"
                                + " create table n (a int); alter table n set (autovacuum_enabled = false)"))
                .isEmpty();
    }
}
