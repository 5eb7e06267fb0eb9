// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralTablesLockedTest {

    private static final String ID = "PG243";

    @Test
    void the_second_table_is_found_and_the_third_is_not_told_again() {
        List<Finding> found =
                Lint.findInFlyway(ID, "alter table s.a add x int;\nalter table b add x int;\nalter table c add x int");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.message()).isEqualTo("waits for b while it keeps others from s.a");
        });
    }

    @Test
    void one_statement_that_locks_two_is_not_counted_but_a_third_table_after_it_is() {
        String reference = "alter table a add foreign key (x) references b not valid;";

        assertThat(Lint.findInFlyway(ID, reference)).isEmpty();
        assertThat(Lint.findInFlyway(ID, reference + "alter table b add y int")).isEmpty();
        assertThat(Lint.findInFlyway(ID, reference + "alter table c add y int")).hasSize(1);
    }

    @Test
    void the_same_table_new_ones_unknown_indexes_and_other_transactions_are_no_matter() {
        assertThat(Lint.findInFlyway(
                        ID,
                        "alter table a add x int; alter table public.a add y int; drop index i;"
                                + " create table n (a int); alter table n add b int"))
                .isEmpty();
        assertThat(Lint.find(ID, "alter table a add x int; alter table b add x int"))
                .isEmpty();
        assertThat(Lint.find(ID, "begin; lock table a, b; alter table a add x int; alter table b add x int; commit"))
                .isEmpty();
    }
}
