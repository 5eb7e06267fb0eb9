// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrimaryKeyOfNullableTest {

    private static final String ID = "PG168";
    private static final String INDEX = "CREATE UNIQUE INDEX CONCURRENTLY k ON shop.orders (\"No\");";
    private static final String KEY = "ALTER TABLE shop.orders ADD CONSTRAINT k PRIMARY KEY USING INDEX k;";

    @Test
    void columns_that_nothing_proves_are_found_with_their_proof() {
        assertThat(Lint.find(ID, INDEX + KEY))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "ALTER TABLE shop.orders ALTER COLUMN \"No\" SET NOT NULL;",
                                "ALTER TABLE shop.orders ADD CONSTRAINT k PRIMARY KEY USING INDEX k;"));
    }

    @Test
    void an_index_that_the_file_does_not_show_is_found() {
        assertThat(Lint.find(ID, KEY))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("-- first make each column of k NOT NULL (PG146), then:"));
    }

    @Test
    void proven_columns_unique_constraints_and_new_tables_are_no_matter() {
        assertThat(Lint.find(ID, INDEX + "ALTER TABLE shop.orders ALTER \"No\" SET NOT NULL;" + KEY))
                .isEmpty();
        assertThat(Lint.find(ID, "ALTER TABLE t ADD UNIQUE USING INDEX k")).isEmpty();
        assertThat(Lint.find(ID, "CREATE TABLE shop.orders (\"No\" int);" + INDEX + KEY))
                .isEmpty();
    }

    @Test
    void what_a_server_proves_is_no_matter() {
        LiveFacts live = new LiveFacts() {
            @Override
            public Optional<Boolean> isProvenNotNull(ObjectName table, String column) {
                return Optional.of(column.equals("No"));
            }
        };

        assertThat(Lint.find(ID, INDEX + KEY, live)).isEmpty();
    }
}
