// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaiversTest {

    private static final String INDEX = "create index i on t (a);\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- inchworm:allow PG180 reason=\"empty table\" until=2027-01-31\n",
                "-- inchworm:allow PG180 reason=\"empty table\" until=2026-11-21\n",
                "-- inchworm:allow pg103, PG180 reason = \"empty, until=2020-01-01\"\n",
                "/* inchworm:allow PG180 until=\"2027-01-31\" reason=\"empty\" */ ",
                "-- inchworm:allow PG180 reason=\"one\"\n-- and a remark\n\n",
            })
    void a_waiver_with_a_reason_lets_the_next_statement_pass(String waiver) {
        FileReport report = Files.lint(waiver + INDEX);

        assertThat(report.findings()).noneMatch(finding -> finding.rule().equals("PG180"));
        assertThat(report.counts().waived()).isEqualTo(1);
    }

    @Test
    void it_is_for_one_statement_and_for_the_rules_it_names() {
        String waiver = "-- inchworm:allow PG180 reason=\"empty\"\n";

        assertThat(Files.told(Files.lint(waiver + INDEX + INDEX))).contains("test.sql:3:1 PG180");
        assertThat(Files.told(Files.lint(waiver + "alter table t add a int default random();")))
                .contains("test.sql:1:1 LINT6", "test.sql:2:15 PG103");
    }

    @Test
    void within_a_statement_it_is_for_that_statement() {
        assertThat(Files.told(
                        Files.lint("create index i\n -- inchworm:allow PG180 reason=\"x\"\n on t (a);\n" + INDEX)))
                .contains("test.sql:4:1 PG180")
                .doesNotContain("test.sql:1:1 PG180");
    }

    @Test
    void behind_a_statement_it_is_for_the_next_one() {
        assertThat(Files.told(Files.lint("create index i on t (a); -- inchworm:allow PG180 reason=\"x\"")))
                .contains("test.sql:1:1 PG180", "test.sql:1:26 LINT6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- inchworm:allow PG180\n",
                "-- inchworm:allow PG180 reason=\"\"\n",
                "-- inchworm:allow PG180 reason=empty\n",
                "-- inchworm:allow reason=\"empty\"\n",
                "-- inchworm:allow PG180 reason=\"empty\" until=soon\n",
                "-- inchworm:allow PG180 reason=\"empty\" until=2027-02-30\n",
            })
    void a_waiver_that_is_not_whole_lets_nothing_pass_and_is_found(String waiver) {
        assertThat(Files.told(Files.lint(waiver + INDEX))).contains("test.sql:1:1 LINT4", "test.sql:2:1 PG180");
    }

    @Test
    void a_waiver_past_its_day_lets_nothing_pass_and_is_found() {
        assertThat(Files.told(Files.lint("-- inchworm:allow PG180 reason=\"x\" until=2026-11-20\n" + INDEX)))
                .contains("test.sql:1:1 LINT5", "test.sql:2:1 PG180");
    }

    @Test
    void a_waiver_of_a_rule_that_is_none_is_found() {
        assertThat(Files.lint("-- inchworm:allow PG999 reason=\"x\"\nselect 1;").findings())
                .anySatisfy(finding -> assertThat(finding.message()).startsWith("there is no rule PG999"));
    }

    @Test
    void what_was_not_understood_can_be_waived() {
        FileReport report = Files.lint("-- inchworm:allow LINT2 reason=\"of an extension\"\nfrobnicate t;");

        assertThat(report.findings()).isEmpty();
        assertThat(report.counts().notUnderstood()).isEqualTo(1);
    }
}
