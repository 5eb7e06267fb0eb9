// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddColumnVolatileDefaultTest {

    private static final String ID = "PG103";

    @Test
    void a_default_that_differs_from_row_to_row_is_found_with_its_safe_way() {
        List<Finding> found =
                Lint.find(ID, "ALTER TABLE shop.orders ADD COLUMN note text,\n ADD id2 uuid DEFAULT gen_random_uuid()");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.safeWay())
                    .startsWith(
                            "ALTER TABLE shop.orders ADD COLUMN id2 uuid;",
                            "ALTER TABLE shop.orders ALTER COLUMN id2 SET DEFAULT gen_random_uuid();");
        });
    }

    @Test
    void a_constant_or_the_time_of_the_transaction_is_no_matter() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD a int DEFAULT 3, ADD b timestamptz DEFAULT now()"))
                .isEmpty();
    }

    @Test
    void a_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.find(ID, "CREATE TABLE t (a int); ALTER TABLE t ADD b float8 DEFAULT random()"))
                .isEmpty();
    }

    @Test
    void a_function_that_the_server_knows_as_volatile_is_found() {
        LiveFacts live = new LiveFacts() {
            @Override
            public java.util.Optional<Boolean> isVolatile(String function) {
                return java.util.Optional.of(function.equals("ticket"));
            }
        };

        assertThat(Lint.find(ID, "ALTER TABLE t ADD b text DEFAULT ticket()", live))
                .hasSize(1);
        assertThat(Lint.find(ID, "ALTER TABLE t ADD b text DEFAULT lower('A')", live))
                .isEmpty();
    }
}
