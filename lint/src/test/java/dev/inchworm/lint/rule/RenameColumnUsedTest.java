// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenameColumnUsedTest {

    private static final String ID = "PG128";

    @Test
    void a_renamed_column_is_found_with_the_change_to_use_instead() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.orders RENAME \"Sum\" TO total"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).startsWith("column \"Sum\" of shop.orders is total at once");
                    assertThat(finding.safeWay()).contains("-- inchworm init shop.orders");
                });
    }

    @Test
    void of_a_view_it_is_found_too() {
        assertThat(Lint.find(ID, "ALTER VIEW v RENAME COLUMN a TO b")).hasSize(1);
    }

    @Test
    void a_column_or_table_of_the_same_file_and_other_names_are_no_matter() {
        assertThat(Lint.find(ID, """
            ALTER TABLE t ADD a int;
            ALTER TABLE t RENAME a TO b;
            CREATE TABLE u (a int);
            ALTER TABLE u RENAME a TO b;
            ALTER TABLE t RENAME CONSTRAINT c TO d;
            """)).isEmpty();
    }
}
