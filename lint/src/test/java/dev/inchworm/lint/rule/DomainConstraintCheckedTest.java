// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DomainConstraintCheckedTest {

    private static final String ID = "PG222";

    @Test
    void a_domain_made_stricter_is_found() {
        List<Finding> found = Lint.find(
                ID, "alter domain s.email add constraint c check (value like '%@%'); alter domain d set not null");

        assertThat(found)
                .extracting(finding -> finding.safeWay().get(finding.safeWay().size() > 1 ? 1 : 0))
                .containsExactly(
                        "ALTER DOMAIN s.email ADD constraint c check (value like '%@%') NOT VALID;",
                        "ALTER DOMAIN d ADD CONSTRAINT d_not_null CHECK (VALUE IS NOT NULL) NOT VALID;");
    }

    @Test
    void not_valid_looser_or_new_it_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "alter domain d add check (value > 0) not valid; alter domain d drop not null;"
                                + " create domain n as int; alter domain n set not null"))
                .isEmpty();
    }
}
