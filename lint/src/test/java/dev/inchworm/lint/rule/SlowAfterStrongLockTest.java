// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlowAfterStrongLockTest {

    private static final String ID = "PG242";

    @Test
    void everything_long_behind_a_lock_is_found_with_the_lock_it_prolongs() {
        List<Finding> found = Lint.findInFlyway(
                ID,
                "alter table s.t add a int;\ncreate index i on u (a);\nreindex table u;\nrefresh materialized view v;\n"
                        + "create materialized view w as select 1;\ncreate table c as select * from u");

        assertThat(found).extracting(finding -> finding.place().line()).containsExactly(2, 3, 4, 5, 6);
        assertThat(found)
                .allSatisfy(
                        finding -> assertThat(finding.message()).contains("s.t, locked ACCESS EXCLUSIVE in line 1"));
    }

    @Test
    void before_the_lock_in_another_transaction_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(ID, "alter table t add a int; create index i on u (a)"))
                .isEmpty();
        assertThat(Lint.findInFlyway(
                        ID,
                        "refresh materialized view v with no data; alter table t add a int; create table n (a"
                                + " int); create index i on n (a); create materialized view w as select 1 with no"
                                + " data"))
                .isEmpty();
    }
}
