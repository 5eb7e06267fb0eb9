// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DropColumnUsedTest {

    private static final String ID = "PG120";

    @Test
    void a_dropped_column_is_found_at_its_place() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.orders ADD a int,\n DROP \"Note\" CASCADE"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay()).contains("ALTER TABLE shop.orders DROP COLUMN \"Note\";");
                });
    }

    @Test
    void a_column_or_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.find(ID, """
            ALTER TABLE t ADD a int;
            ALTER TABLE t DROP a;
            CREATE TABLE u (b int);
            ALTER TABLE u DROP b;
            """)).isEmpty();
    }

    @Test
    void with_a_reason_it_passes() {
        assertThat(Lint.find(ID, "-- inchworm:allow PG120 reason=\"not used since release 41\"\nALTER TABLE t DROP a"))
                .isEmpty();
    }
}
