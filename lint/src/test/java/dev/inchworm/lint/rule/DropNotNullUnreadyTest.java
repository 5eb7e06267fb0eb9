// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DropNotNullUnreadyTest {

    private static final String ID = "PG131";

    @Test
    void a_column_that_may_hold_nulls_now_is_found() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.orders ADD a int,\n ALTER \"Note\" DROP NOT NULL"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARN);
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay())
                            .contains("ALTER TABLE shop.orders ALTER COLUMN \"Note\" DROP NOT NULL;");
                });
    }

    @Test
    void a_column_or_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.find(ID, """
            ALTER TABLE t ADD a int NOT NULL DEFAULT 0;
            ALTER TABLE t ALTER a DROP NOT NULL;
            CREATE TABLE u (a int NOT NULL);
            ALTER TABLE u ALTER a DROP NOT NULL;
            """)).isEmpty();
    }
}
