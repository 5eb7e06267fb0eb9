// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingOutlivesFileTest {

    private static final String ID = "PG248";

    @Test
    void path_and_role_that_stay_are_found_with_the_local_form() {
        assertThat(Lint.findInFlyway(
                                ID,
                                "set search_path to shop, public; set role admin;"
                                        + " select pg_catalog.set_config('search_path', '', false)")
                        .stream()
                        .map(finding -> finding.safeWay().get(0)))
                .containsExactly(
                        "SET LOCAL search_path = shop, public;",
                        "SET LOCAL ROLE admin;",
                        "SET LOCAL search_path = '';");
    }

    @Test
    void local_put_back_or_in_a_plain_file_it_is_no_matter() {
        assertThat(Lint.findInFlyway(
                        ID,
                        "set local search_path = shop; set role admin; select 1; reset role; set lock_timeout = '2s'"))
                .isEmpty();
        assertThat(Lint.find(ID, "set search_path = shop")).isEmpty();
    }
}
