// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddColumnReferencesTest {

    private static final String ID = "PG111";

    @Test
    void a_column_that_refers_to_another_table_is_found_with_both_names() {
        assertThat(Lint.find(
                        ID,
                        "ALTER TABLE shop.orders ADD buyer bigint NOT NULL DEFAULT 1"
                                + " REFERENCES shop.\"People\" (id) ON DELETE SET NULL"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains("shop.orders and shop.\"People\"", "for every row");
                    assertThat(finding.safeWay())
                            .containsExactly(
                                    "ALTER TABLE shop.orders ADD COLUMN buyer bigint NOT NULL DEFAULT 1;",
                                    "-- each in a transaction of its own:",
                                    "ALTER TABLE shop.orders ADD CONSTRAINT orders_buyer_fkey FOREIGN KEY (buyer)"
                                            + " REFERENCES shop.\"People\" (id) ON DELETE SET NULL NOT VALID;",
                                    "ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_buyer_fkey;");
                });
    }

    @Test
    void its_own_name_is_kept() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD a int CONSTRAINT f REFERENCES u"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT VALID;"));
    }

    @Test
    void when_either_table_is_of_the_same_file_it_is_no_matter() {
        assertThat(Lint.find(ID, """
            CREATE TABLE u (id int PRIMARY KEY);
            ALTER TABLE t ADD a int REFERENCES u;
            ALTER TABLE u ADD b int REFERENCES t;
            """)).isEmpty();
    }
}
