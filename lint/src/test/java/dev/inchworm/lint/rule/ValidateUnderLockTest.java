// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValidateUnderLockTest {

    private static final String ID = "PG162";
    private static final String BOTH = """
        ALTER TABLE orders ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
        ALTER TABLE orders VALIDATE CONSTRAINT c;
        """;

    @Test
    void added_and_validated_in_one_transaction_is_found() {
        assertThat(Lint.findInFlyway(ID, BOTH)).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.message()).contains("ACCESS EXCLUSIVE on orders", "nobody reads or writes");
        });
        assertThat(Lint.find(ID, "BEGIN;" + BOTH + "COMMIT;")).hasSize(1);
    }

    @Test
    void a_foreign_key_keeps_writers_out_only() {
        assertThat(Lint.findInFlyway(
                        ID,
                        "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT VALID;"
                                + "ALTER TABLE t VALIDATE CONSTRAINT f;"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("SHARE ROW EXCLUSIVE on t: nobody writes to it"));
    }

    @Test
    void in_one_statement_it_is_found() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD b int,\n VALIDATE CONSTRAINT \"C\""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay()).contains("ALTER TABLE t VALIDATE CONSTRAINT \"C\";");
                });
    }

    @Test
    void in_transactions_of_their_own_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(ID, BOTH)).isEmpty();
        assertThat(Lint.findInFlyway(ID, "CREATE TABLE orders (a int);" + BOTH)).isEmpty();
        assertThat(Lint.findInFlyway(ID, "ALTER TABLE other ADD b int; ALTER TABLE t VALIDATE CONSTRAINT c"))
                .isEmpty();
    }
}
