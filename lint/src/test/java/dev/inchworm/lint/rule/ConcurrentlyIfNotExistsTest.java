// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConcurrentlyIfNotExistsTest {

    private static final String ID = "PG185";

    private static final String BUILD = "create unique index concurrently if not exists \"I\" on s.t (a) where a > 0";

    @Test
    void a_build_that_may_take_a_failed_one_for_itself_is_found() {
        assertThat(Lint.find(ID, BUILD))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('s.\"I\"');",
                                "DROP INDEX CONCURRENTLY IF EXISTS s.\"I\";",
                                "CREATE UNIQUE INDEX CONCURRENTLY \"I\" ON s.t (a) where a > 0;"));
    }

    @Test
    void dropped_before_or_without_the_words_it_is_no_matter() {
        assertThat(Lint.find(ID, "drop index concurrently if exists s.\"I\"; " + BUILD))
                .isEmpty();
        assertThat(Lint.find(ID, "create index concurrently i on t (a); create index if not exists j on t (a)"))
                .isEmpty();
    }

    @Test
    void a_server_that_knows_the_index_decides() {
        assertThat(Lint.find(ID, BUILD, valid(true))).isEmpty();
        assertThat(Lint.find(ID, BUILD, valid(false)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("is there and invalid"));
    }

    private static LiveFacts valid(boolean isValid) {
        return new LiveFacts() {
            @Override
            public Optional<Boolean> isValidIndex(ObjectName index) {
                return Optional.of(isValid);
            }
        };
    }
}
