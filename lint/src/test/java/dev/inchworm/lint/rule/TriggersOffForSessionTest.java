// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TriggersOffForSessionTest {

    private static final String ID = "PG233";

    @Test
    void switched_off_in_any_spelling_it_is_found() {
        assertThat(Lint.find(
                        ID,
                        "set session_replication_role = replica; set local session_replication_role to 'REPLICA';"
                                + " select set_config('session_replication_role', 'replica', true)"))
                .hasSize(3);
    }

    @Test
    void switched_on_again_it_is_no_matter() {
        assertThat(Lint.find(
                        ID, "set session_replication_role = origin; reset session_replication_role; set role replica"))
                .isEmpty();
    }
}
