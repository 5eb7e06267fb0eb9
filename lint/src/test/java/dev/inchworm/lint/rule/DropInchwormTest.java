// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropInchwormTest {

    private static final String ID = "PG135";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TRIGGER zz_inchworm_1a2b3c4d_sync ON orders",
                "DROP FUNCTION inchworm.\"sync_orders\"()",
                "DROP SCHEMA inchworm CASCADE",
                "ALTER SCHEMA inchworm RENAME TO worm",
                "DROP TABLE inchworm.journal",
                "TRUNCATE inchworm.route",
                "ALTER TABLE orders DISABLE TRIGGER zz_inchworm_1a2b3c4d_sync",
                "ALTER TABLE orders DROP CONSTRAINT inchworm_not_null_total",
                "ALTER TRIGGER zz_inchworm_1a2b3c4d_sync ON orders RENAME TO sync"
            })
    void what_a_migration_lives_on_is_found(String sql) {
        assertThat(Lint.find(ID, sql))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.BLOCK));
    }

    @Test
    void its_place_is_the_action() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD a int,\n DISABLE TRIGGER \"~inchworm_1_sync\"")
                        .get(0)
                        .place()
                        .line())
                .isEqualTo(2);
    }

    @Test
    void what_is_ones_own_is_no_matter() {
        assertThat(Lint.find(ID, """
            DROP TRIGGER audit ON orders;
            DROP SCHEMA worms;
            ALTER TABLE orders ENABLE TRIGGER zz_inchworm_1a2b3c4d_sync, DISABLE TRIGGER audit;
            """)).isEmpty();
    }
}
