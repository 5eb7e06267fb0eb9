// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReindexBlockingTest {

    private static final String ID = "PG183";

    @Test
    void each_kind_is_found_with_the_same_done_concurrently() {
        assertThat(Lint.find(
                                ID,
                                "reindex index s.\"I\"; reindex (verbose) table t; reindex schema public; reindex"
                                        + " database")
                        .stream()
                        .map(finding -> finding.safeWay().get(2)))
                .containsExactly(
                        "REINDEX INDEX CONCURRENTLY s.\"I\";",
                        "REINDEX TABLE CONCURRENTLY t;",
                        "REINDEX SCHEMA CONCURRENTLY public;",
                        "REINDEX DATABASE CONCURRENTLY;");
    }

    @Test
    void system_catalogs_have_no_other_way() {
        assertThat(Lint.find(ID, "reindex system d"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay()).allMatch(line -> line.startsWith("--")));
    }

    @Test
    void concurrently_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "reindex index concurrently i; reindex (concurrently) table t; create table n (a int);"
                                + " reindex table n"))
                .isEmpty();
    }
}
