// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TriggerBlockingTest {

    private static final String ID = "PG213";

    private static final String CREATE = "create trigger tr before insert on s.t for each row execute function f();";

    @Test
    void a_trigger_on_a_table_in_use_is_found_with_a_bound_on_its_wait() {
        assertThat(Lint.find(ID, CREATE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay()).startsWith("SET lock_timeout = '2s';"));
        assertThat(Lint.find(ID, "alter table t add a int,\n enable trigger tr"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place().line()).isEqualTo(2));
    }

    @Test
    void one_that_is_switched_off_is_found_even_with_a_bound() {
        assertThat(Lint.find(ID, "set lock_timeout = '1s'; alter table t disable trigger all"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("of every application"));
    }

    @Test
    void with_a_bound_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(ID, "set lock_timeout = '1s';" + CREATE + "alter table t enable trigger tr"))
                .isEmpty();
        assertThat(Lint.find(ID, "create table s.t (a int);" + CREATE)).isEmpty();
        assertThat(Lint.find(ID, "set lock_timeout = 0;" + CREATE)).hasSize(1);
    }
}
