// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrentlyUnderTimeoutTest {

    private static final String ID = "PG184";

    @Test
    void a_short_lock_timeout_is_found_in_any_unit() {
        for (String value : List.of("'2s'", "2000", "'59999ms'", "'0.5min'", "to '30 s'")) {
            String set = "set lock_timeout " + (value.startsWith("to") ? value : "= " + value);
            assertThat(Lint.find(ID, set + ";\ndrop index concurrently s.i"))
                    .as(value)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.place().line()).isEqualTo(2);
                        assertThat(finding.safeWay())
                                .startsWith("SET lock_timeout = 0;")
                                .endsWith("drop index concurrently s.i;");
                    });
        }
    }

    @Test
    void a_short_statement_timeout_is_found_too() {
        assertThat(Lint.find(ID, "set statement_timeout = '5min'; reindex table concurrently t"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("statement_timeout = 5min"));
    }

    @Test
    void none_a_long_one_and_one_that_was_taken_off_are_no_matter() {
        String build = "create index concurrently i on t (a);";

        assertThat(Lint.find(ID, build)).isEmpty();
        assertThat(Lint.find(ID, "set lock_timeout = 0; set statement_timeout = '1h';" + build))
                .isEmpty();
        assertThat(Lint.find(ID, "set lock_timeout = '2s'; reset lock_timeout;" + build))
                .isEmpty();
        assertThat(Lint.find(ID, "set lock_timeout = '2s'; create index i on t (a)"))
                .isEmpty();
    }
}
