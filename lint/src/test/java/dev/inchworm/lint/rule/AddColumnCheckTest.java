// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddColumnCheckTest {

    private static final String ID = "PG109";

    @Test
    void a_check_in_the_column_is_found_and_comes_later_in_the_safe_way() {
        assertThat(Lint.find(ID, "alter table shop.orders add \"Count\" int not null default 1 check (\"Count\" > 0)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARN);
                    assertThat(finding.safeWay())
                            .containsExactly(
                                    "ALTER TABLE shop.orders ADD COLUMN \"Count\" int NOT NULL DEFAULT 1;",
                                    "ALTER TABLE shop.orders ADD CONSTRAINT \"orders_Count_check\""
                                            + " CHECK (\"Count\" > 0) NOT VALID;",
                                    "-- in a transaction of its own:",
                                    "ALTER TABLE shop.orders VALIDATE CONSTRAINT \"orders_Count_check\";");
                });
    }

    @Test
    void its_own_name_is_kept() {
        assertThat(Lint.find(ID, "alter table t add a int constraint positive check (a > 0)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;"));
    }

    @Test
    void without_a_check_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(
                        ID, "alter table t add a int; create table u (b int); alter table u add a int check (a > 0)"))
                .isEmpty();
    }
}
