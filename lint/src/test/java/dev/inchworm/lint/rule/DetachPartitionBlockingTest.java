// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetachPartitionBlockingTest {

    private static final String ID = "PG203";

    @Test
    void a_partition_detached_while_everybody_waits_is_found() {
        List<Finding> found = Lint.find(ID, "alter table s.events\n  detach partition s.\"Old\"");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.safeWay()).contains("ALTER TABLE s.events DETACH PARTITION s.\"Old\" CONCURRENTLY;");
        });
    }

    @Test
    void concurrently_to_its_end_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(
                        ID, "alter table e detach partition p concurrently; alter table e detach partition p finalize"))
                .isEmpty();
        assertThat(Lint.find(ID, "create table e (k int) partition by list (k); alter table e detach partition p"))
                .isEmpty();
    }

    @Test
    void where_the_server_would_refuse_the_other_way_it_is_no_matter() {
        LiveFacts live = new LiveFacts() {
            @Override
            public Optional<String> defaultPartition(ObjectName table) {
                return Optional.of("rest");
            }
        };

        assertThat(Lint.find(ID, "alter table e detach partition p", live)).isEmpty();
    }

    @Test
    void before_version_14_there_is_no_other_way() {
        assertThat(Lint.find(ID, "alter table e detach partition p", 13)).isEmpty();
    }
}
