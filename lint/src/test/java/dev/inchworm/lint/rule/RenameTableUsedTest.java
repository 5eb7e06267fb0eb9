// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenameTableUsedTest {

    private static final String ID = "PG129";

    @Test
    void a_renamed_table_is_found_with_a_view_of_its_old_name() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.orders RENAME TO \"Purchases\""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
                    assertThat(finding.safeWay())
                            .contains(
                                    "BEGIN;",
                                    "ALTER TABLE shop.orders RENAME TO \"Purchases\";",
                                    "CREATE VIEW shop.orders AS SELECT * FROM shop.\"Purchases\";");
                });
    }

    @Test
    void moved_to_another_schema_it_is_found() {
        assertThat(Lint.find(ID, "ALTER TABLE orders SET SCHEMA sales"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.safeWay()).contains("CREATE VIEW orders AS SELECT * FROM sales.orders;"));
        assertThat(Lint.find(ID, "ALTER VIEW v RENAME TO w; ALTER MATERIALIZED VIEW m RENAME TO n"))
                .hasSize(2);
    }

    @Test
    void with_a_view_of_the_old_name_in_the_same_transaction_it_is_no_matter() {
        String both = "ALTER TABLE a RENAME TO b; CREATE VIEW a AS SELECT * FROM b;";

        assertThat(Lint.find(ID, "BEGIN;" + both + "COMMIT;")).isEmpty();
        assertThat(Lint.findInFlyway(ID, both)).isEmpty();
        assertThat(Lint.find(ID, both)).hasSize(1);
    }

    @Test
    void put_aside_it_warns() {
        assertThat(Lint.find(ID, "ALTER TABLE carts RENAME TO carts_unused"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARN));
    }

    @Test
    void a_table_of_the_same_file_and_other_names_are_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "CREATE TABLE t (a int); ALTER TABLE t RENAME TO u; ALTER INDEX i RENAME TO j;"
                                + "ALTER TABLE v RENAME a TO b"))
                .isEmpty();
    }
}
