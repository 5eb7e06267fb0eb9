// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DropIndexBlockingTest {

    private static final String ID = "PG182";

    @Test
    void an_index_dropped_while_everybody_waits_is_found_with_the_same_done_concurrently() {
        List<Finding> found = Lint.find(ID, "drop index if exists s.a, \"B\" cascade");

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "DROP INDEX CONCURRENTLY IF EXISTS s.a;", "DROP INDEX CONCURRENTLY IF EXISTS \"B\";"));
    }

    @Test
    void concurrently_or_of_the_same_file_it_is_no_matter() {
        assertThat(Lint.find(
                        ID, "drop index concurrently i; create table t (a int); create index j on t (a); drop index j"))
                .isEmpty();
    }

    @Test
    void its_table_is_named_where_it_is_known_and_that_of_a_partitioned_one_is_left_in_peace() {
        LiveFacts live = new LiveFacts() {
            @Override
            public Optional<ObjectName> tableOfIndex(ObjectName index) {
                return Optional.of(ObjectName.of(index.name().equals("i") ? "orders" : "events"));
            }

            @Override
            public Optional<Boolean> isPartitioned(ObjectName table) {
                return Optional.of(table.name().equals("events"));
            }
        };

        assertThat(Lint.find(ID, "drop index i", live))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("from orders"));
        assertThat(Lint.find(ID, "drop index j", live)).isEmpty();
    }
}
