// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpaqueBlockTest {

    private static final String ID = "PG235";

    @Test
    void a_block_that_changes_the_schema_or_rows_is_found_with_what_it_says() {
        assertThat(Lint.find(ID, "do $x$ begin execute format('alter table %I', t); end $x$"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("EXECUTE"));
        assertThat(Lint.find(
                        ID,
                        "do language plpgsql 'begin if a then drop table t; end if; end'; do 'begin delete"
                                + " from t; end'"))
                .hasSize(2);
    }

    @Test
    void the_usual_guard_around_a_type_or_a_word_in_a_comment_or_text_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "do $$ begin create type mood as enum ('a'); exception when duplicate_object then"
                                + " null; end $$; do $$ begin /* drop table t */ raise notice 'alter table';"
                                + " perform 1 from t for update; end $$"))
                .isEmpty();
    }

    @Test
    void the_body_of_a_function_is_not_run_and_no_matter() {
        assertThat(Lint.find(ID, "create function f() returns void language plpgsql as $$ begin drop table t; end $$"))
                .isEmpty();
    }
}
