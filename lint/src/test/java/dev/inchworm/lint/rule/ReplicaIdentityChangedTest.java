// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaIdentityChangedTest {

    private static final String ID = "PG215";

    @Test
    void full_and_nothing_are_found_where_they_stand() {
        List<Finding> found = Lint.find(
                ID, "alter table s.t replica identity full;\nalter table s.t add a int, replica identity nothing");

        assertThat(found).extracting(finding -> finding.place().line()).containsExactly(1, 2);
        assertThat(found.get(0).safeWay()).contains("ALTER TABLE s.t REPLICA IDENTITY DEFAULT;");
        assertThat(found.get(1).message()).contains("fail");
    }

    @Test
    void what_a_publication_leaves_out_is_found_and_what_it_adds_is_not() {
        assertThat(Lint.find(ID, "alter publication p drop table t; alter publication p set table t"))
                .hasSize(2);
        assertThat(Lint.find(ID, "alter publication p add table t; create publication q for table t"))
                .isEmpty();
    }

    @Test
    void an_index_the_default_or_a_new_table_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "alter table t replica identity using index i; alter table t replica identity default;"
                                + " create table n (a int); alter table n replica identity full"))
                .isEmpty();
    }
}
