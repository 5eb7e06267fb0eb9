// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruncateUsedTest {

    private static final String ID = "PG127";

    @Test
    void every_table_is_found_with_a_delete_in_batches() {
        assertThat(Lint.find(ID, "TRUNCATE TABLE ONLY shop.\"Carts\", notes RESTART IDENTITY"))
                .hasSize(2)
                .first()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("DELETE FROM shop.\"Carts\" WHERE ctid = ANY"
                                + " (ARRAY(SELECT ctid FROM shop.\"Carts\" LIMIT 1000));"));
    }

    @Test
    void with_cascade_it_says_what_else_is_emptied() {
        LiveFacts live = new LiveFacts() {
            @Override
            public List<ObjectName> referrers(ObjectName table) {
                return List.of(ObjectName.of("orders"), ObjectName.of("Visits"));
            }
        };

        assertThat(Lint.find(ID, "TRUNCATE people CASCADE").get(0).message())
                .endsWith("CASCADE empties every table that refers to it too");
        assertThat(Lint.find(ID, "TRUNCATE people CASCADE", live).get(0).message())
                .endsWith("CASCADE empties orders, \"Visits\" too");
    }

    @Test
    void a_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.find(ID, "CREATE TEMP TABLE t (a int); TRUNCATE t")).isEmpty();
    }
}
