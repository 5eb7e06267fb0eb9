// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlywayWaitsForItselfTest {

    private static final String ID = "PG249";

    @Test
    void a_concurrent_build_is_told_once_a_file() {
        assertThat(Lint.findInFlyway(
                        ID,
                        "create index concurrently i on t (a); create index concurrently j on t (b); reindex"
                                + " table concurrently t"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay().get(0)).contains("transactional.lock=false"));
    }

    @Test
    void what_waits_for_no_snapshot_and_plain_files_are_no_matter() {
        assertThat(Lint.findInFlyway(ID, "drop index concurrently i; create index i on t (a)"))
                .isEmpty();
        assertThat(Lint.find(ID, "create index concurrently i on t (a)")).isEmpty();
    }
}
