// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddColumnNotNullTest {

    private static final String ID = "PG104";

    @Test
    void a_column_without_a_value_for_old_rows_is_found_at_its_place() {
        List<Finding> found = Lint.find(
                ID, "ALTER TABLE shop.orders ADD note text,\n  ADD COLUMN \"Paid By\" text COLLATE \"C\" NOT NULL");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.place().column()).isEqualTo(3);
            assertThat(finding.safeWay())
                    .contains(
                            "ALTER TABLE shop.orders ADD COLUMN \"Paid By\" text COLLATE \"C\";",
                            "ALTER TABLE shop.orders ADD CONSTRAINT \"orders_Paid By_not_null\""
                                    + " CHECK (\"Paid By\" IS NOT NULL) NOT VALID;",
                            "ALTER TABLE shop.orders ALTER COLUMN \"Paid By\" SET NOT NULL;");
        });
    }

    @Test
    void a_null_default_is_no_value() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD a int DEFAULT NULL NOT NULL"))
                .hasSize(1);
    }

    @Test
    void for_eighteen_the_safe_way_is_a_not_null_that_is_validated_later() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD a int NOT NULL", 18))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("ALTER TABLE t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID;"));
    }

    @Test
    void a_column_with_a_value_of_its_own_is_no_matter() {
        assertThat(Lint.find(ID, """
            ALTER TABLE t ADD a int, ADD b int NOT NULL DEFAULT 0, ADD c serial NOT NULL,
              ADD d int NOT NULL GENERATED ALWAYS AS IDENTITY,
              ADD e int GENERATED ALWAYS AS (a + 1) STORED NOT NULL
            """)).isEmpty();
    }

    @Test
    void a_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.find(ID, "CREATE TABLE t (a int); ALTER TABLE t ADD b int NOT NULL"))
                .isEmpty();
    }
}
