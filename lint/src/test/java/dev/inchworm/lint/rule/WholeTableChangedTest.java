// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WholeTableChangedTest {

    private static final String ID = "PG232";

    @Test
    void every_row_updated_is_found_with_the_same_done_in_batches() {
        List<Finding> found = Lint.find(ID, "update s.\"T\" set \"State\" = lower(x)");

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("update s.\"T\" set \"State\" = lower(x) WHERE ctid = ANY (ARRAY(SELECT ctid FROM"
                                + " s.\"T\" WHERE \"State\" IS NULL LIMIT 1000));"));
    }

    @Test
    void every_row_deleted_is_found_and_so_is_a_condition_that_always_holds() {
        assertThat(Lint.find(ID, "delete from t; delete from only t where true; update t set a = 1 where (1 = 1)"))
                .hasSize(3)
                .first()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("DELETE FROM t WHERE ctid = ANY (ARRAY(SELECT ctid FROM t LIMIT 1000));"));
    }

    @Test
    void one_that_joins_gets_no_statement_that_would_be_wrong() {
        assertThat(Lint.find(ID, "update t set a = u.a from u"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay()).allMatch(line -> line.startsWith("--")));
    }

    @Test
    void counting_through_a_table_is_found() {
        assertThat(Lint.find(ID, "delete from t where id in (select id from t order by id limit 10 offset 20)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("OFFSET"));
    }

    @Test
    void a_condition_a_new_table_or_one_known_as_small_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "update t set a = 1 where b = 2; delete from t where id > 3; create temp table n (a"
                                + " int); delete from n"))
                .isEmpty();
        assertThat(Lint.find(ID, "delete from t", rows(9_999))).isEmpty();
        assertThat(Lint.find(ID, "delete from t", rows(10_000))).hasSize(1);
    }

    private static LiveFacts rows(long rows) {
        return new LiveFacts() {
            @Override
            public OptionalLong rows(ObjectName table) {
                return OptionalLong.of(rows);
            }
        };
    }
}
