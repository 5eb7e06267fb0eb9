// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.rule.Scene.FileKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedInTransactionTest {

    private static final String ID = "PG181";

    @Test
    void between_begin_and_commit_it_is_found() {
        List<Finding> found = Lint.find(
                ID, "begin; alter table t add a int;\ncreate index concurrently i on t (a);\ncommit; vacuum t");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.message()).contains("the file began");
            assertThat(finding.safeWay()).contains("create index concurrently i on t (a);");
        });
    }

    @Test
    void in_a_changeset_of_liquibase_everything_of_the_kind_is_found() {
        String sql = "create index concurrently i on t (a); drop index concurrently i; vacuum t; reindex index"
                + " concurrently i; alter table p detach partition c concurrently; alter system set x = 1";

        assertThat(Lint.find(ID, sql, FileKind.LIQUIBASE, 15, LiveFacts.NONE)).hasSize(6);
    }

    @Test
    void in_flyway_only_what_flyway_does_not_know_is_found() {
        assertThat(Lint.findInFlyway(ID, "create unique index concurrently i on t (a)"))
                .isEmpty();
        assertThat(Lint.findInFlyway(ID, "vacuum t")).isEmpty();
        assertThat(Lint.findInFlyway(ID, "reindex table concurrently t"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay().get(0)).contains("executeInTransaction=false"));
        assertThat(Lint.findInFlyway(ID, "alter table p detach partition c concurrently"))
                .hasSize(1);
    }

    @Test
    void each_by_itself_in_a_plain_file_it_is_no_matter() {
        assertThat(Lint.find(ID, "create index concurrently i on t (a); vacuum t; reindex table t"))
                .isEmpty();
    }
}
