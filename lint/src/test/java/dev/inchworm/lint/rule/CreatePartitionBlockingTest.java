// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CreatePartitionBlockingTest {

    private static final String ID = "PG202";

    @Test
    void a_partition_created_in_place_is_found_with_the_way_to_attach_it() {
        List<Finding> found = Lint.find(
                ID, "create table s.\"E1\" partition of s.events for values from (1) to (2) partition by hash (id)");

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "CREATE TABLE s.\"E1\" (LIKE s.events INCLUDING DEFAULTS INCLUDING CONSTRAINTS"
                                        + " INCLUDING GENERATED) PARTITION BY hash (id);",
                                "ALTER TABLE s.events ATTACH PARTITION s.\"E1\" for values from (1) to (2);"));
    }

    @Test
    void twelve_of_them_are_told_once() {
        StringBuilder year = new StringBuilder();
        for (int month = 1; month <= 12; month++) {
            year.append("create table e_%d partition of e for values in (%d);".formatted(month, month));
        }
        year.append("create table f_1 partition of f default");

        assertThat(Lint.find(ID, year.toString())).hasSize(2);
    }

    @Test
    void of_a_table_of_the_same_file_it_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "create table e (k int) partition by list (k); create table e_1 partition of e for"
                                + " values in (1)"))
                .isEmpty();
    }
}
