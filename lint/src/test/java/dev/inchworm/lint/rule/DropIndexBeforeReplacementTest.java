// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DropIndexBeforeReplacementTest {

    private static final String ID = "PG188";

    @Test
    void an_index_that_comes_back_in_the_same_file_is_found_where_it_comes_back() {
        List<Finding> found = Lint.find(ID, "drop index s.i;\nselect 1;\ncreate index i on s.t (a, b)");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(3);
            assertThat(finding.message()).contains("line 1");
            assertThat(finding.safeWay())
                    .containsExactly(
                            "-- outside a transaction:",
                            "CREATE INDEX CONCURRENTLY i_new ON s.t (a, b);",
                            "DROP INDEX CONCURRENTLY s.i;",
                            "ALTER INDEX s.i_new RENAME TO i;");
        });
    }

    @Test
    void another_index_a_new_table_or_clearing_away_is_no_matter() {
        assertThat(Lint.find(ID, "drop index i; create index j on t (a)")).isEmpty();
        assertThat(Lint.find(ID, "create table t (a int); drop index i; create index i on t (a)"))
                .isEmpty();
        assertThat(Lint.find(ID, "drop index concurrently if exists i; create index concurrently i on t (a)"))
                .isEmpty();
    }
}
