// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionedUniqueWithoutKeyTest {

    private static final String ID = "PG205";

    @Test
    void a_key_that_lacks_the_partition_key_is_found() {
        assertThat(Lint.find(ID, "create table e (id int primary key, at date) partition by range (at)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("PRIMARY KEY (id)", "lacks at"));
        assertThat(Lint.find(
                        ID,
                        "create table e (id int, \"At\" date, k int, unique (id, k)) partition by range (\"At\", k)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay()).containsExactly("-- UNIQUE (id, k, \"At\")"));
    }

    @Test
    void one_that_is_added_later_in_the_same_file_is_found_where_it_stands() {
        String sql = """
            create table e (id int, at date) partition by range (at);
            alter table e add k int,
             add primary key (id)
            """;

        assertThat(Lint.find(ID, sql))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place().line()).isEqualTo(3));
    }

    @Test
    void with_the_key_in_it_or_without_partitions_it_is_no_matter() {
        assertThat(Lint.find(ID, "create table e (id int, at date, primary key (at, id)) partition by range (at)"))
                .isEmpty();
        assertThat(Lint.find(ID, "create table e (id int primary key, at date); alter table e add unique (at)"))
                .isEmpty();
        assertThat(Lint.find(ID, "alter table unknown add primary key (id)")).isEmpty();
    }
}
