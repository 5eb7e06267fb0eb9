// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddColumnUniqueTest {

    private static final String ID = "PG110";

    @Test
    void a_unique_column_is_found_with_an_index_built_concurrently() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.orders ADD \"Code\" text DEFAULT 'x' CONSTRAINT code_once UNIQUE"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "ALTER TABLE shop.orders ADD COLUMN \"Code\" text DEFAULT 'x';",
                                "CREATE UNIQUE INDEX CONCURRENTLY code_once ON shop.orders (\"Code\");",
                                "ALTER TABLE shop.orders ADD CONSTRAINT code_once UNIQUE USING INDEX code_once;"));
    }

    @Test
    void a_primary_key_is_found_and_is_proven_not_null_first() {
        assertThat(Lint.find(ID, "ALTER TABLE orders ADD id bigint PRIMARY KEY"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "ALTER TABLE orders ALTER COLUMN id SET NOT NULL;",
                                "ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;"));
    }

    @Test
    void a_plain_column_or_a_new_table_is_no_matter() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD a int; CREATE TABLE u (a int); ALTER TABLE u ADD b int UNIQUE"))
                .isEmpty();
    }
}
