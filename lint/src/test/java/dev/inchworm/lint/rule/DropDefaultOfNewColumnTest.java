// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DropDefaultOfNewColumnTest {

    private static final String ID = "PG105";

    @Test
    void a_default_dropped_in_the_file_that_adds_the_column_is_found() {
        List<Finding> found = Lint.find(ID, """
            ALTER TABLE shop.orders ADD COLUMN "Paid" boolean NOT NULL DEFAULT false;
            ALTER TABLE shop.orders ALTER COLUMN "Paid" DROP DEFAULT;
            """);

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.safeWay()).contains("ALTER TABLE shop.orders ALTER COLUMN \"Paid\" DROP DEFAULT;");
        });
    }

    @Test
    void a_nullable_column_or_another_one_is_no_matter() {
        assertThat(Lint.find(ID, """
            ALTER TABLE t ADD a int DEFAULT 0, ADD b int NOT NULL DEFAULT 0;
            ALTER TABLE t ALTER a DROP DEFAULT, ALTER c DROP DEFAULT;
            ALTER TABLE u ALTER b DROP DEFAULT;
            """)).isEmpty();
    }

    @Test
    void a_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "CREATE TABLE t (); ALTER TABLE t ADD a int NOT NULL DEFAULT 0; ALTER TABLE t ALTER a"
                                + " DROP DEFAULT"))
                .isEmpty();
    }
}
