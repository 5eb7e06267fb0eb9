// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MixedForFlywayTest {

    private static final String ID = "PG245";

    @Test
    void where_both_kinds_meet_first_it_is_found() {
        assertThat(Lint.findInFlyway(
                        ID, "set lock_timeout = 0;\ncreate index concurrently i on t (a);\nselect 1;\nvacuum t"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.message()).contains("CREATE INDEX CONCURRENTLY");
                });
        assertThat(Lint.findInFlyway(ID, "vacuum t;\nselect 1"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("VACUUM runs in no transaction"));
    }

    @Test
    void one_kind_alone_or_another_tool_is_no_matter() {
        assertThat(Lint.findInFlyway(ID, "create index concurrently i on t (a); drop index concurrently j; vacuum t"))
                .isEmpty();
        assertThat(Lint.findInFlyway(ID, "select 1; alter table t add a int")).isEmpty();
        assertThat(Lint.find(ID, "select 1; vacuum t")).isEmpty();
    }
}
