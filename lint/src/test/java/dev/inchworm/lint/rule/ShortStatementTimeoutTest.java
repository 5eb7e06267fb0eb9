// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortStatementTimeoutTest {

    private static final String ID = "PG241";

    @Test
    void a_statement_that_reads_a_whole_table_under_a_short_timeout_is_found() {
        assertThat(Lint.find(
                        ID,
                        "set statement_timeout = '30s'; alter table s.t validate constraint c;"
                                + " create index i on t (a); refresh materialized view v"))
                .hasSize(3)
                .first()
                .satisfies(finding -> assertThat(finding.message()).contains("30s", "s.t"));
    }

    @Test
    void none_a_long_one_or_a_new_table_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "alter table t validate constraint c; set statement_timeout = '1h'; create index i on t (a)"))
                .isEmpty();
        assertThat(Lint.find(
                        ID,
                        "set statement_timeout = 500; create table n (a int); create index i on n (a); alter"
                                + " table t add b int"))
                .isEmpty();
    }
}
