// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoLockTimeoutTest {

    private static final String ID = "PG240";

    private static final String ALTER = "alter table s.t add a int;";

    @Test
    void a_strong_lock_that_is_waited_for_without_end_is_told_once_a_file() {
        List<Finding> found = Lint.find(ID, "select 1;\n" + ALTER + "alter table u drop b; drop table v");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.message()).contains("everybody waits for s.t", "ACCESS EXCLUSIVE");
            assertThat(finding.safeWay()).startsWith("SET lock_timeout = '2s';");
        });
        assertThat(Lint.findInFlyway(ID, ALTER))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay()).startsWith("SET LOCAL lock_timeout = '2s';"));
    }

    @Test
    void one_that_keeps_writers_out_only_says_so() {
        assertThat(Lint.find(ID, "create trigger x before update on t execute function f()"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("everybody who writes"));
    }

    @Test
    void with_a_timeout_of_the_file_or_of_the_role_it_is_no_matter() {
        assertThat(Lint.find(ID, "set lock_timeout = '2s';" + ALTER)).isEmpty();
        assertThat(Lint.find(ID, ALTER, role("5s"))).isEmpty();
    }

    @Test
    void known_to_be_off_it_blocks() {
        assertThat(Lint.find(ID, ALTER, role("0")))
                .extracting(Finding::severity)
                .containsExactly(Severity.BLOCK);
        assertThat(Lint.find(ID, "set lock_timeout = '2s';" + ALTER + "set lock_timeout = 0;" + ALTER))
                .extracting(Finding::severity)
                .containsExactly(Severity.BLOCK);
    }

    @Test
    void weak_locks_new_tables_and_rows_are_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "create table n (a int); alter table n add b int; create index concurrently i on t"
                                + " (a); alter table t validate constraint c; update t set a = 1; drop index"
                                + " concurrently i"))
                .isEmpty();
    }

    private static LiveFacts role(String timeout) {
        return new LiveFacts() {
            @Override
            public Optional<String> setting(String name) {
                return name.equals("lock_timeout") ? Optional.of(timeout) : Optional.empty();
            }
        };
    }
}
