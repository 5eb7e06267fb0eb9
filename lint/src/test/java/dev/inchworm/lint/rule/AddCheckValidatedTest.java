// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddCheckValidatedTest {

    private static final String ID = "PG160";

    @Test
    void a_check_of_old_rows_is_found_with_two_steps_instead() {
        assertThat(Lint.find(ID, "ALTER TABLE ONLY shop.orders\n ADD CONSTRAINT \"Paid\" CHECK (paid >= 0) NO INHERIT"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay())
                            .containsExactly(
                                    "ALTER TABLE ONLY shop.orders ADD CONSTRAINT \"Paid\" CHECK (paid >= 0) NO INHERIT"
                                            + " NOT VALID;",
                                    "-- in a transaction of its own:",
                                    "ALTER TABLE ONLY shop.orders VALIDATE CONSTRAINT \"Paid\";");
                });
    }

    @Test
    void without_a_name_it_is_given_one() {
        assertThat(Lint.find(ID, "ALTER TABLE orders ADD CHECK (paid >= 0)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("ALTER TABLE orders ADD CONSTRAINT orders_check CHECK (paid >= 0) NOT VALID;"));
    }

    @Test
    void not_valid_not_enforced_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(ID, """
            ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
            ALTER TABLE t ADD CONSTRAINT d CHECK (a > 0) NOT ENFORCED;
            CREATE TABLE u (a int);
            ALTER TABLE u ADD CHECK (a > 0);
            """)).isEmpty();
    }
}
