// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowSecuritySwitchedTest {

    private static final String ID = "PG214";

    @Test
    void row_security_without_a_policy_is_found_with_a_policy_that_changes_nothing() {
        List<Finding> found = Lint.find(ID, "alter table s.\"Orders\" enable row level security");

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "CREATE POLICY \"Orders_all\" ON s.\"Orders\" USING (true);",
                                "alter table s.\"Orders\" enable row level security;"));
    }

    @Test
    void switched_off_it_shows_what_was_hidden() {
        assertThat(Lint.find(ID, "alter table t add a int,\n disable row level security"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place().line()).isEqualTo(2));
    }

    @Test
    void a_rule_is_found() {
        assertThat(Lint.find(ID, "create rule quiet as on delete to t do instead nothing"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("quiet", "on t"));
    }

    @Test
    void with_a_policy_before_it_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(ID, "create policy p on t using (true); alter table t enable row level security"))
                .isEmpty();
        assertThat(Lint.find(ID, "create table t (a int); alter table t enable row level security"))
                .isEmpty();
    }
}
