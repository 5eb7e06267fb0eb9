// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VacuumFullOrClusterTest {

    private static final String ID = "PG210";

    @Test
    void each_way_to_write_a_table_anew_is_found() {
        List<Finding> found = Lint.find(
                ID, "vacuum full s.\"T\", u; vacuum (full, analyze) t; cluster t using i; cluster; vacuum full");

        assertThat(found)
                .extracting(finding -> finding.safeWay().get(1))
                .containsExactly(
                        "VACUUM (ANALYZE) s.\"T\", u;",
                        "VACUUM (ANALYZE) t;",
                        "VACUUM (ANALYZE) t;",
                        "VACUUM (ANALYZE);",
                        "VACUUM (ANALYZE);");
    }

    @Test
    void a_plain_one_or_a_new_table_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "vacuum t; vacuum (full false) t; vacuum analyze; create table n (a int); cluster n"
                                + " using i; vacuum full n"))
                .isEmpty();
    }
}
