// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LockTableUnboundedTest {

    private static final String ID = "PG217";

    @Test
    void a_lock_that_is_waited_for_without_end_is_found() {
        assertThat(Lint.find(ID, "lock table s.\"T\", u in share mode"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("SET LOCAL lock_timeout = '2s';", "LOCK TABLE s.\"T\", u IN SHARE MODE;"));
    }

    @Test
    void bounded_weak_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(ID, "lock table t nowait; lock table t in row exclusive mode"))
                .isEmpty();
        assertThat(Lint.find(ID, "begin; set local lock_timeout = '2s'; lock table t; commit"))
                .isEmpty();
        assertThat(Lint.find(ID, "create table t (a int); lock table t")).isEmpty();
    }

    @Test
    void a_bound_that_ended_with_its_transaction_is_none() {
        assertThat(Lint.find(ID, "begin; set local lock_timeout = '2s'; commit; lock table t"))
                .hasSize(1);
    }
}
