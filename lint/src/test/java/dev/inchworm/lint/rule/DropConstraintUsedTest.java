// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DropConstraintUsedTest {

    private static final String ID = "PG133";

    @Test
    void a_constraint_that_nothing_follows_is_found() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.orders ADD a int,\n DROP CONSTRAINT \"Paid\""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARN);
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay()).contains("ALTER TABLE shop.orders DROP CONSTRAINT \"Paid\";");
                });
    }

    @Test
    void one_that_another_follows_is_no_matter() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD CONSTRAINT d CHECK (a > 1); ALTER TABLE t DROP CONSTRAINT c"))
                .isEmpty();
        assertThat(Lint.find(
                        ID, "ALTER TABLE t DROP CONSTRAINT t_pkey, ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX i"))
                .isEmpty();
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a SET NOT NULL; ALTER TABLE t DROP CONSTRAINT proof"))
                .isEmpty();
    }

    @Test
    void a_foreign_key_has_its_own_rule_and_a_new_table_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "ALTER TABLE t DROP CONSTRAINT t_a_fkey; CREATE TABLE u (a int);"
                                + "ALTER TABLE u DROP CONSTRAINT c"))
                .isEmpty();
    }
}
