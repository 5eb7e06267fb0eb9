// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateIndexOnPartitionedTest {

    private static final String ID = "PG186";

    private static final LiveFacts PARTITIONED = new LiveFacts() {
        @Override
        public Optional<Boolean> isPartitioned(ObjectName table) {
            return Optional.of(table.name().equals("events"));
        }
    };

    @Test
    void an_index_on_a_table_that_got_a_partition_in_the_same_file_is_found_with_that_partition_in_the_safe_way() {
        List<Finding> found = Lint.find(
                ID,
                "alter table s.events attach partition s.\"Old\" default;\ncreate unique index i on s.events (id, at)");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.safeWay())
                    .contains(
                            "CREATE UNIQUE INDEX i ON ONLY s.events (id, at);",
                            "CREATE UNIQUE INDEX CONCURRENTLY \"i_Old\" ON s.\"Old\" (id, at);",
                            "ALTER INDEX s.i ATTACH PARTITION s.\"i_Old\";");
        });
        assertThat(Lint.find("PG180", "alter table e attach partition p default; create index i on e (id)"))
                .isEmpty();
    }

    @Test
    void what_a_server_knows_is_found_even_when_it_says_concurrently() {
        assertThat(Lint.find(ID, "create index concurrently on events (at)", PARTITIONED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("refuses"));
        assertThat(Lint.find(ID, "create index on orders (at)", PARTITIONED)).isEmpty();
    }

    @Test
    void on_the_parent_alone_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(ID, "create index on only events (at)", PARTITIONED))
                .isEmpty();
        assertThat(Lint.find(
                        ID, "create table e (at date) partition by range (at); create index on e (at)", PARTITIONED))
                .isEmpty();
    }
}
