// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesCutOrTwiceTest {

    private static final String ID = "PG236";

    private static final String LONG = "x".repeat(63);

    @Test
    void a_name_that_is_cut_off_is_warned_of_wherever_it_stands() {
        String name = LONG + "y";
        List<Finding> found = Lint.find(
                ID,
                "create table %1$s (a int); alter table t add %1$s_2 int, add constraint %1$s_3 check (true) not valid"
                        .formatted(name));

        assertThat(found).hasSize(3);
        assertThat(found.get(0).severity()).isEqualTo(Severity.WARN);
        assertThat(found.get(0).safeWay().get(0)).matches("-- for example x{54}_[0-9a-f]{8}");
    }

    @Test
    void two_that_become_the_same_block() {
        assertThat(Lint.find(ID, "create index %1$sa on t (a); create index %1$sb on t (b)".formatted(LONG)))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARN, Severity.BLOCK);
    }

    @Test
    void it_is_bytes_that_count() {
        assertThat(Lint.find(ID, "alter table t rename a to \"" + "é".repeat(32) + "\""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("64 bytes"));
        assertThat(Lint.find(ID, "alter table t rename a to \"" + "é".repeat(31) + "\""))
                .isEmpty();
    }

    @Test
    void a_column_set_twice_is_found() {
        assertThat(Lint.find(ID, "update t set a = 1, (b, \"A\") = (2, 3), A = 4 where id = 1"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.BLOCK));
        assertThat(Lint.find(ID, "update t set a = 1, b = 2 where a = 3; create index " + LONG + " on t (a)"))
                .isEmpty();
    }
}
