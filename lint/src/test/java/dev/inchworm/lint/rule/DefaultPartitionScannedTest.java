// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DefaultPartitionScannedTest {

    private static final String ID = "PG201";

    @Test
    void a_partition_beside_a_default_one_that_a_server_knows_is_found() {
        List<Finding> found = Lint.find(ID, "create table s.p partition of s.e for values in (7)", facts("rest", 1000));

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
            assertThat(finding.message()).contains("s.rest of s.e");
            assertThat(finding.safeWay())
                    .contains("ALTER TABLE s.rest ADD CONSTRAINT rest_excludes CHECK (NOT (key IS NOT NULL AND key IN"
                            + " (7))) NOT VALID;");
        });
    }

    @Test
    void one_that_the_same_file_attached_is_known_too() {
        List<Finding> found = Lint.find(
                ID, "alter table e attach partition rest default;\nalter table e attach partition p for values in (1)");

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.place().line()).isEqualTo(2));
    }

    @Test
    void an_empty_a_new_or_no_default_partition_is_no_matter() {
        String add = "create table p partition of e for values in (7)";

        assertThat(Lint.find(ID, add, facts("rest", 0))).isEmpty();
        assertThat(Lint.find(ID, add, facts("", 1000))).isEmpty();
        assertThat(Lint.find(ID, add)).isEmpty();
        assertThat(Lint.find(ID, "create table rest partition of e default; " + add))
                .isEmpty();
    }

    @Test
    void a_check_validated_before_is_taken_as_the_one_that_is_needed() {
        String sql = "alter table rest validate constraint c; create table p partition of e for values in (7)";

        assertThat(Lint.find(ID, sql, facts("rest", 1000))).isEmpty();
    }

    private static LiveFacts facts(String rest, long rows) {
        return new LiveFacts() {
            @Override
            public Optional<String> defaultPartition(ObjectName table) {
                return Optional.of(rest);
            }

            @Override
            public OptionalLong rows(ObjectName table) {
                return OptionalLong.of(rows);
            }
        };
    }
}
