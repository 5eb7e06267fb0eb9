// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnumValueUsedAtOnceTest {

    private static final String ID = "PG220";

    @Test
    void a_value_used_in_the_transaction_that_adds_it_is_found() {
        List<Finding> found = Lint.findInFlyway(
                ID,
                "alter type s.mood add value if not exists 'it''s ok';\nalter table t alter m set default 'it''s ok'");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.safeWay())
                    .contains(
                            "ALTER TYPE s.mood ADD VALUE IF NOT EXISTS 'it''s ok';",
                            "alter table t alter m set default 'it''s ok';");
        });
    }

    @Test
    void each_in_its_own_transaction_it_is_no_matter() {
        assertThat(Lint.find(ID, "alter type mood add value 'ok'; update t set m = 'ok'"))
                .isEmpty();
    }

    @Test
    void of_a_type_of_the_same_transaction_or_in_a_functions_body_it_is_no_matter() {
        assertThat(Lint.findInFlyway(
                        ID, "create type mood as enum ('bad'); alter type mood add value 'ok'; update t set m = 'ok'"))
                .isEmpty();
        assertThat(Lint.findInFlyway(
                        ID,
                        "alter type mood add value 'ok'; alter type mood add value 'fine' after 'ok';"
                                + " create function f() returns text language plpgsql as 'begin return ''ok''; end'"))
                .isEmpty();
    }
}
