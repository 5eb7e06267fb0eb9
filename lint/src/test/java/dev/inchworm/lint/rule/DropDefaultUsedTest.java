// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DropDefaultUsedTest {

    private static final String ID = "PG134";

    @Test
    void a_dropped_default_is_found() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.orders ADD a int,\n ALTER \"State\" DROP DEFAULT"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARN);
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay())
                            .contains("ALTER TABLE shop.orders ALTER COLUMN \"State\" DROP DEFAULT;");
                });
    }

    @Test
    void when_another_default_follows_in_the_same_transaction_it_is_no_matter() {
        String two = "ALTER TABLE t ALTER a DROP DEFAULT; ALTER TABLE t ALTER a SET DEFAULT 'x';";

        assertThat(Lint.findInFlyway(ID, two)).isEmpty();
        assertThat(Lint.find(ID, two)).hasSize(1);
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a DROP DEFAULT, ALTER a TYPE text, ALTER a SET DEFAULT 'x'"))
                .isEmpty();
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a DROP DEFAULT, ALTER a ADD GENERATED ALWAYS AS IDENTITY"))
                .isEmpty();
    }

    @Test
    void a_column_or_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.find(ID, """
            ALTER TABLE t ADD a int DEFAULT 0;
            ALTER TABLE t ALTER a DROP DEFAULT;
            CREATE TABLE u (a int DEFAULT 0);
            ALTER TABLE u ALTER a DROP DEFAULT;
            """)).isEmpty();
    }
}
