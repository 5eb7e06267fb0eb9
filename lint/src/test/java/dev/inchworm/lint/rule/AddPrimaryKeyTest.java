// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddPrimaryKeyTest {

    private static final String ID = "PG167";

    @Test
    void a_primary_key_is_found_with_a_proof_for_each_column_and_an_index_built_concurrently() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.orders ADD PRIMARY KEY (region, \"No\")"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "ALTER TABLE shop.orders ALTER COLUMN region SET NOT NULL;",
                                "ALTER TABLE shop.orders ALTER COLUMN \"No\" SET NOT NULL;",
                                "CREATE UNIQUE INDEX CONCURRENTLY orders_pkey ON shop.orders (region, \"No\");",
                                "ALTER TABLE shop.orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX"
                                        + " orders_pkey;"));
    }

    @Test
    void a_column_that_is_known_to_hold_no_null_needs_no_proof() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD id bigint NOT NULL DEFAULT 0; ALTER TABLE t ADD PRIMARY KEY (id)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay()).noneMatch(line -> line.contains("SET NOT NULL")));
    }

    @Test
    void with_an_index_that_is_ready_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "ALTER TABLE t ADD PRIMARY KEY USING INDEX t_pkey; CREATE TABLE u (a int);"
                                + "ALTER TABLE u ADD PRIMARY KEY (a)"))
                .isEmpty();
    }
}
