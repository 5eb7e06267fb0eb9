// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropTableUsedTest {

    private static final String ID = "PG124";

    @Test
    void each_dropped_table_is_found_with_the_way_to_put_it_aside() {
        assertThat(Lint.find(ID, "DROP TABLE IF EXISTS shop.\"Carts\", notes"))
                .hasSize(2)
                .first()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
                    assertThat(finding.safeWay())
                            .contains(
                                    "SELECT seq_scan, idx_scan, n_tup_ins + n_tup_upd + n_tup_del AS writes FROM"
                                            + " pg_stat_user_tables WHERE relid = 'shop.\"Carts\"'::regclass;",
                                    "ALTER TABLE shop.\"Carts\" RENAME TO \"Carts_unused\";",
                                    "DROP TABLE shop.\"Carts_unused\";");
                });
    }

    @Test
    void tables_that_a_server_knows_to_refer_to_it_are_named() {
        LiveFacts live = new LiveFacts() {
            @Override
            public List<ObjectName> referrers(ObjectName table) {
                return List.of(ObjectName.of("orders"));
            }
        };

        assertThat(Lint.find(ID, "DROP TABLE people", live).get(0).message()).endsWith("orders are locked too");
    }

    @Test
    void a_view_warns_unless_it_is_created_again_in_the_same_transaction() {
        assertThat(Lint.find(ID, "DROP VIEW v; CREATE VIEW v AS SELECT 1"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARN));
        assertThat(Lint.findInFlyway(ID, "DROP VIEW v; CREATE VIEW v AS SELECT 1"))
                .isEmpty();
        assertThat(Lint.find(ID, "BEGIN; DROP MATERIALIZED VIEW v; COMMIT; CREATE MATERIALIZED VIEW v AS SELECT 1"))
                .hasSize(1);
    }

    @Test
    void a_table_of_the_same_file_or_anything_else_is_no_matter() {
        assertThat(Lint.find(ID, "CREATE TABLE t (a int); DROP TABLE t; DROP SEQUENCE s"))
                .isEmpty();
    }
}
