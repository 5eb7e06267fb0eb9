// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotNullInOneTransactionTest {

    private static final String ID = "PG147";
    private static final String STEPS = """
        ALTER TABLE shop.t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;
        ALTER TABLE shop.t VALIDATE CONSTRAINT c;
        ALTER TABLE shop.t ALTER a SET NOT NULL;
        """;

    @Test
    void all_steps_in_one_transaction_are_found_at_the_last_one() {
        assertThat(Lint.findInFlyway(ID, STEPS)).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(3);
            assertThat(finding.safeWay()).contains("ALTER TABLE shop.t ALTER COLUMN a SET NOT NULL;");
        });
    }

    @Test
    void in_transactions_of_their_own_they_are_no_matter() {
        assertThat(Lint.find(ID, STEPS)).isEmpty();
    }

    @Test
    void without_a_proof_another_rule_tells() {
        assertThat(Lint.findInFlyway(ID, "ALTER TABLE t VALIDATE CONSTRAINT other; ALTER TABLE t ALTER a SET NOT NULL"))
                .isEmpty();
    }

    @Test
    void a_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.findInFlyway(ID, "CREATE TABLE shop.t (a int);" + STEPS))
                .isEmpty();
    }
}
