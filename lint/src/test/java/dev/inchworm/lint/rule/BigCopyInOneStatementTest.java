// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BigCopyInOneStatementTest {

    private static final String ID = "PG230";

    @Test
    void a_table_copied_whole_is_found_and_blocks_where_it_is_known_as_big() {
        String copy = "insert into archive select id, note from s.orders";

        assertThat(Lint.find(ID, copy)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.message()).contains("s.orders");
        });
        assertThat(Lint.find(ID, copy, rows(2_000_000)))
                .extracting(Finding::severity)
                .containsExactly(Severity.BLOCK);
        assertThat(Lint.find(ID, copy, rows(50))).isEmpty();
    }

    @Test
    void a_part_of_a_big_table_is_found_unless_it_is_asked_for_by_key() {
        assertThat(Lint.find(ID, "update orders set a = 1 where state = 'new'", rows(1_000_000)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("1000000 rows"));
        assertThat(Lint.find(
                        ID,
                        "update orders set a = 1 where id = 7; delete from orders where o.customer_id in (1, 2) and a"
                                + " = 3",
                        rows(1_000_000)))
                .isEmpty();
    }

    @Test
    void written_rows_computed_rows_limited_ones_and_new_tables_are_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "insert into t values (1); insert into t select g from generate_series(1, 9) as g;"
                                + " insert into t select * from u limit 10; insert into t select * from u where a"
                                + " = 1; create table n (a int); insert into t select * from n; update t set a = 1"
                                + " where b = 2"))
                .isEmpty();
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
