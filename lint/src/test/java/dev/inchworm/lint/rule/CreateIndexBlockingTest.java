// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CreateIndexBlockingTest {

    private static final String ID = "PG180";

    @Test
    void an_index_built_while_writers_wait_is_found_with_the_same_index_built_concurrently() {
        List<Finding> found = Lint.find(ID, "create unique index i on shop.orders (lower(email)) where gone is null");

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("CREATE UNIQUE INDEX CONCURRENTLY i ON shop.orders (lower(email)) where gone"
                                + " is null;"));
    }

    @Test
    void built_concurrently_or_on_a_parent_alone_it_is_no_matter() {
        assertThat(Lint.find(ID, "create index concurrently i on t (a); create index j on only t (a)"))
                .isEmpty();
    }

    @Test
    void on_a_table_of_the_same_file_it_is_no_matter() {
        assertThat(Lint.find(ID, "create table public.t (a int); create index on t (a)"))
                .isEmpty();
    }
}
