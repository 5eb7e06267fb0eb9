// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WholeTableMovedTest {

    private static final String ID = "PG211";

    @Test
    void each_way_to_write_a_table_anew_is_found_with_a_new_table_that_is_right_from_the_start() {
        List<Finding> found = Lint.find(
                ID, "alter table s.t set unlogged, set logged,\n set tablespace \"Fast\", set access method columnar");

        assertThat(found).hasSize(4);
        assertThat(found.get(2).place().line()).isEqualTo(2);
        assertThat(found.stream().map(finding -> finding.safeWay().get(0)))
                .containsExactly(
                        "CREATE UNLOGGED TABLE s.t_new (LIKE s.t INCLUDING ALL);",
                        "CREATE TABLE s.t_new (LIKE s.t INCLUDING ALL);",
                        "CREATE TABLE s.t_new (LIKE s.t INCLUDING ALL) TABLESPACE \"Fast\";",
                        "CREATE TABLE s.t_new (LIKE s.t INCLUDING ALL) USING columnar;");
    }

    @Test
    void other_settings_and_new_tables_are_no_matter() {
        assertThat(Lint.find(
                        ID, "alter table t set (fillfactor = 70); create table n (a int); alter table n set unlogged"))
                .isEmpty();
    }
}
